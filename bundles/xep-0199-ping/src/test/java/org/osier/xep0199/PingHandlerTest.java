/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0199;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.session.BaseXmpp;
import org.osier.session.ReconnectPolicy;
import org.osier.stanza.Iq;
import org.osier.stream.Registration;
import org.osier.stream.StreamConfig;
import org.osier.xml.Element;

public class PingHandlerTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit/orchard");
    private static final Iq PING =
            Iq.get(ROMEO, Element.of("urn:xmpp:ping", "ping")).withId("p1").withFrom(Jid.of("montague.lit"));

    /** XEP-0199, 4.1. */
    @Test
    public void answersWithAnEmptyResult() {
        Iq pong = new PingHandler().handle(PING, new Offline());
        assertThat(pong).isEqualTo(PING.result());
        assertThat(pong.payload()).isEmpty();
    }

    @Test
    public void isAFeatureWhileItIsThere() {
        Offline session = new Offline();
        Registration ping = session.add(new PingHandler());
        assertThat(session.features()).containsExactly("urn:xmpp:ping");
        ping.close();
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
