/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osier.itests.support.Verona;
import org.osier.session.Session;

/** A XEP bundle is installed, updated and removed while romeo's stream lives, and juliet sees the difference at once. */
@RunWith(PaxExam.class)
public class HotDeployIT {
    private static final String VERSION = "jabber:iq:version";

    @Rule
    public final Verona verona = new Verona();

    private final AtomicInteger disconnections = new AtomicInteger();
    private Session romeo;
    private Optional<String> romeosStream;
    private Optional<String> julietsStream;

    @Configuration
    public Option[] container() {
        return new Option[] {Container.options()};
    }

    @Before
    public void watchTheStreams() {
        romeo = verona.romeo();
        romeosStream = romeo.streamId();
        julietsStream = verona.juliet().streamId();
        romeo.on(Session.DISCONNECTED, end -> disconnections.incrementAndGet());
        verona.juliet().on(Session.DISCONNECTED, end -> disconnections.incrementAndGet());
    }

    @Test
    public void installedUninstalledAndReinstalledOnALiveStream() throws Exception {
        assertThat(verona.askVersion()).isEqualTo("service-unavailable");
        assertThat(verona.askFeatures()).doesNotContain(VERSION).contains("urn:xmpp:ping");

        Bundle bundle = install();
        assertThat(verona.askVersion()).isEqualTo("Osier");
        assertThat(verona.askFeatures()).contains(VERSION, "urn:xmpp:ping");

        bundle.uninstall();
        assertThat(verona.askVersion()).isEqualTo("service-unavailable");
        assertThat(verona.askFeatures()).doesNotContain(VERSION);

        bundle = install();
        assertThat(verona.askVersion()).isEqualTo("Osier");
        bundle.uninstall();
        assertStreamsAreTheSame();
    }

    @Test
    public void updatedAndRestartedOnALiveStream() throws Exception {
        Bundle bundle = install();
        try {
            bundle.update();
            assertThat(verona.askVersion()).isEqualTo("Osier");
            bundle.stop();
            assertThat(verona.askVersion()).isEqualTo("service-unavailable");
            bundle.start();
            assertThat(verona.askVersion()).isEqualTo("Osier");
        } finally {
            bundle.uninstall();
        }
        assertStreamsAreTheSame();
    }

    @Test
    public void aBundleOutsideTheWhiteboardIsNotTouched() throws Exception {
        Bundle bundle = install();
        try {
            // Juliet's client is no service, so what is deployed is not for her.
            assertThat(verona.juliet().features()).isEmpty();
        } finally {
            bundle.uninstall();
        }
    }

    @Test
    public void aBundleThatComesAndGoesTwentyTimesIsAnsweredForEachTime() throws Exception {
        int rounds = 20;
        for (int round = 0; round < rounds; round++) {
            Bundle bundle = install();
            assertThat(verona.askVersion()).isEqualTo("Osier");
            bundle.uninstall();
            assertThat(verona.askVersion()).isEqualTo("service-unavailable");
        }
        assertStreamsAreTheSame();
    }

    private Bundle install() throws BundleException {
        Bundle bundle = verona.context().installBundle(System.getProperty(Container.VERSION_LOCATION));
        bundle.start();
        return bundle;
    }

    private void assertStreamsAreTheSame() {
        assertThat(romeo.streamId()).isPresent().isEqualTo(romeosStream);
        assertThat(verona.juliet().streamId()).isPresent().isEqualTo(julietsStream);
        assertThat(disconnections).hasValue(0);
    }
}
