/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Dictionary;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osier.itests.support.Verona;
import org.osier.session.Session;

/** Sessions made and closed by Configuration Admin. */
@RunWith(PaxExam.class)
public class ConfiguredSessionsIT {
    @Rule
    public final Verona verona = new Verona();

    @Configuration
    public Option[] container() {
        return new Option[] {Container.options()};
    }

    @Test
    public void everyBundleIsActive() {
        assertThat(verona.context().getBundles())
                .filteredOn(bundle -> bundle.getHeaders().get("Fragment-Host") == null)
                .allMatch(bundle -> bundle.getState() == Bundle.ACTIVE);
    }

    @Test
    public void aSessionIsAServiceWithoutItsSecret() throws Exception {
        Session romeo = verona.romeo();
        ServiceReference<Session> service = verona.context()
                .getServiceReferences(Session.class, "(jid=romeo@localhost*)")
                .iterator()
                .next();
        assertThat(romeo.state()).isEqualTo(Session.State.ONLINE);
        assertThat(service.getProperty("kind").toString()).isEqualTo("CLIENT");
        assertThat(Arrays.stream(service.getPropertyKeys())
                        .map(key -> String.valueOf(service.getProperty(key)))
                        .toList())
                .noneMatch(value -> value.contains("wherefore"));
    }

    @Test
    public void aDeletedConfigurationClosesItsSessionAndHarmsNoOther() throws Exception {
        Session romeo = verona.romeo();
        Dictionary<String, Object> second = verona.account("romeo", "wherefore");
        second.put("jid", "romeo@localhost/orchard");
        org.osgi.service.cm.Configuration configuration = verona.configure("org.osier.client", second);
        Session orchard = verona.session("(&(jid=romeo@localhost/orchard)(state=ONLINE))");
        BlockingQueue<Session.State> states = new LinkedBlockingQueue<>();
        orchard.on(Session.STATE_CHANGED, states::add);

        configuration.delete();
        assertThat(states.poll(Verona.SECONDS, TimeUnit.SECONDS)).isEqualTo(Session.State.CLOSED);
        assertThat(romeo.state()).isEqualTo(Session.State.ONLINE);
    }

    @Test
    public void aBadConfigurationHarmsNoOther() throws Exception {
        Session romeo = verona.romeo();
        Dictionary<String, Object> bad = verona.account("romeo", "wherefore");
        bad.put("jid", "@nowhere");
        org.osgi.service.cm.Configuration configuration = verona.configure("org.osier.client", bad);
        // Configurations are delivered in order, so when the next one is online the bad one has been looked at.
        Dictionary<String, Object> next = verona.account("romeo", "wherefore");
        next.put("jid", "romeo@localhost/orchard");
        org.osgi.service.cm.Configuration orchard = verona.configure("org.osier.client", next);
        verona.session("(&(jid=romeo@localhost/orchard)(state=ONLINE))");
        assertThat(verona.context().getServiceReferences(Session.class, null)).hasSize(2);
        configuration.delete();
        orchard.delete();
        assertThat(romeo.state()).isEqualTo(Session.State.ONLINE);
    }
}
