/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.osier.itests.ClasspathBundles.bundles;

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
import org.osier.itests.support.Verona;
import org.osier.session.ExtensionInfo;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.xml.Element;

/** A XEP bundle comes and goes, and romeo's presence tells juliet of it, once each time. */
@RunWith(PaxExam.class)
public class HotCapsIT {
    private static final String CAPS = "http://jabber.org/protocol/caps";
    private static final String INFO = "http://jabber.org/protocol/disco#info";

    @Rule
    public final Verona verona = new Verona();

    private final BlockingQueue<Element> said = new LinkedBlockingQueue<>();

    @Configuration
    public Option[] container() {
        return new Option[] {Container.options(), bundles("org.osier.xep-0115-caps")};
    }

    private Element next() throws InterruptedException {
        Element caps = said.poll(Verona.SECONDS, TimeUnit.SECONDS);
        assertThat(caps).as("a presence with capabilities").isNotNull();
        return caps;
    }

    private String features(Session romeo, Element caps) {
        String node = caps.attribute("node").orElseThrow() + "#"
                + caps.attribute("ver").orElseThrow();
        Element query = Element.builder(INFO, "query").attribute("node", node).build();
        return verona.juliet().requestAndWait(Iq.get(romeo.jid(), query)).toString();
    }

    /** On a busy machine the session may be online before the plugin has been attached to it. */
    private static void awaitCapabilities(Session romeo) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Verona.SECONDS);
        while (romeo.extensions().stream()
                .noneMatch(each ->
                        each.name().startsWith("org.osier.xep0115.") && each.state() == ExtensionInfo.State.ATTACHED)) {
            assertThat(System.nanoTime()).as("capabilities come in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    public void presenceTellsOfABundleThatComesAndGoes() throws Exception {
        Session romeo = verona.romeo();
        awaitCapabilities(romeo);
        verona.juliet()
                .onPresence((presence, session) -> presence.from()
                        // Not what he said at login.
                        .filter(from ->
                                from.equals(romeo.jid()) && presence.status().isPresent())
                        .flatMap(from -> presence.element().child(CAPS, "c"))
                        .ifPresent(said::add));
        romeo.send(new Presence(Element.builder(Stanza.NAMESPACE, "presence")
                .child(Stanza.NAMESPACE, "status", "wooing")
                .build()));
        Element without = next();

        Bundle bundle = verona.context().installBundle(System.getProperty(Container.VERSION_LOCATION));
        bundle.start();
        Element with = next();
        assertThat(with).isNotEqualTo(without);
        assertThat(features(romeo, with)).contains("jabber:iq:version", CAPS);

        bundle.uninstall();
        assertThat(next()).isEqualTo(without);
        assertThat(features(romeo, without)).doesNotContain("jabber:iq:version");
        assertThat(said).isEmpty();
    }
}
