/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osier.itests.support.Verona;

/** A plugin's configuration is obeyed on live sessions, whatever becomes of it. */
@RunWith(PaxExam.class)
public class ConfiguredPluginIT {
    @Rule
    public final Verona verona = new Verona();

    @org.ops4j.pax.exam.Configuration
    public Option[] container() {
        return new Option[] {Container.options()};
    }

    @Test
    public void softwareVersionFollowsItsConfiguration() throws Exception {
        Bundle bundle = verona.context().installBundle(System.getProperty(Container.VERSION_LOCATION));
        bundle.start();
        Optional<String> stream = verona.romeo().streamId();
        assertThat(verona.askVersion()).isEqualTo("Osier");
        ConfigurationAdmin admin =
                verona.context().getService(verona.context().getServiceReference(ConfigurationAdmin.class));
        Configuration configuration = admin.getConfiguration("org.osier.xep0092", "?");
        configuration.update(name("Romeo's bot"));
        awaitVersion("Romeo's bot");
        configuration.update(name(" "));
        awaitVersion("Osier");
        configuration.update(name("Mercutio"));
        awaitVersion("Mercutio");
        configuration.delete();
        awaitVersion("Osier");
        assertThat(verona.romeo().streamId()).isEqualTo(stream);
        bundle.uninstall();
    }

    private static Dictionary<String, Object> name(String name) {
        Dictionary<String, Object> options = new Hashtable<>();
        options.put("name", name);
        options.put("os", "perhaps");
        return options;
    }

    /** Configuration Admin tells of changes on a thread of its own. */
    private void awaitVersion(String expected) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Verona.SECONDS);
        while (!verona.askVersion().equals(expected) && deadline - System.nanoTime() > 0) {
            Thread.onSpinWait();
        }
        assertThat(verona.askVersion()).isEqualTo(expected);
    }
}
