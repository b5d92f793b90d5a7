/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0092;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.session.BaseXmpp;
import org.osier.session.ReconnectPolicy;
import org.osier.stanza.Iq;
import org.osier.stream.Registration;
import org.osier.stream.StreamConfig;
import org.osier.xml.Element;

public class VersionTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit/orchard");
    private static final Iq REQUEST =
            Iq.get(ROMEO, Version.QUERY).withId("v1").withFrom(Jid.of("juliet@capulet.lit/x"));

    private static Version read(Element query) {
        return REQUEST.result(query).payload(Version.CODEC).orElseThrow();
    }

    @Test
    public void comesOutAsItWentIn() {
        Version full = new Version("Exodus", "0.7.0.4", Optional.of("Windows-XP 5.01.2600"));
        Version withoutOs = new Version("Exodus", "0.7.0.4", Optional.empty());
        assertThat(read(full.toElement())).isEqualTo(full);
        assertThat(read(withoutOs.toElement())).isEqualTo(withoutOs);
        assertThat(withoutOs.toElement().child(Version.NAMESPACE, "os")).isEmpty();
    }

    @Test
    public void takesWhatIsMissingForEmpty() {
        assertThat(read(Version.QUERY)).isEqualTo(new Version("", "", Optional.empty()));
        Element foreign = Element.builder(Version.NAMESPACE, "query")
                .child("urn:example:evil", "name", "x")
                .build();
        assertThat(read(foreign).name()).isEmpty();
    }

    /** XEP-0092, 4: the operating system helps only who looks for its holes. */
    @Test
    public void tellsNameAndVersionButNotTheSystem() {
        Iq answer = new VersionHandler().handle(REQUEST, new Offline());
        Version told = answer.payload(Version.CODEC).orElseThrow();
        assertThat(told.name()).isEqualTo("Osier");
        assertThat(told.version()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(told.os()).isEmpty();
        assertThat(answer.toString()).doesNotContain(System.getProperty("os.name"), System.getProperty("java.version"));
        assertThat(answer.to()).isEqualTo(REQUEST.from());
    }

    @Test
    public void isAFeatureWhileItIsThere() {
        Offline session = new Offline();
        Registration version = session.add(new VersionHandler());
        assertThat(session.features()).containsExactly("jabber:iq:version");
        version.close();
        assertThat(session.features()).isEmpty();
    }

    private static final class Offline extends BaseXmpp {
        Offline() {
            super(ROMEO, StreamConfig.named("romeo"), ReconnectPolicy.NEVER);
        }

        @Override
        public Kind kind() {
            return Kind.CLIENT;
        }

        @Override
        protected Established establish() {
            throw new UnsupportedOperationException();
        }
    }
}
