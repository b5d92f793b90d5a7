/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.ClassRule;
import org.junit.Test;
import org.osier.client.ClientXmpp;
import org.osier.session.ReconnectPolicy;
import org.osier.session.Session;
import org.osier.stanza.Message;

/** The server goes away and comes back. */
public class RestartIT {
    @ClassRule
    public static final Prosody PROSODY = new Prosody(RestartIT.class);

    private static final long SECONDS = 30;

    @Test
    public void theSessionIsMadeAgainAndMessagesFlow() throws Exception {
        PROSODY.user("romeo@localhost");
        ReconnectPolicy quick =
                new ReconnectPolicy(Duration.ofMillis(50), Duration.ofMillis(500), 1000, Duration.ofMinutes(1));
        try (ClientXmpp romeo = new ClientXmpp(
                PROSODY.client("romeo@localhost").reconnect(quick).build())) {
            BlockingQueue<String> events = new LinkedBlockingQueue<>();
            romeo.on(Session.SESSION_START, session -> events.add("session_start"));
            romeo.on(Session.SESSION_END, end -> events.add("session_end"));
            romeo.on(Session.DISCONNECTED, end -> events.add("disconnected"));
            romeo.on(Session.CONNECTION_FAILED, failure -> {});
            romeo.onMessage((message, session) -> events.add(message.body().orElse("")));
            romeo.connect();
            assertThat(events.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("session_start");

            PROSODY.stop();
            assertThat(events.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("session_end");
            assertThat(events.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("disconnected");

            PROSODY.start();
            assertThat(events.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("session_start");
            romeo.send(Message.chat(romeo.jid(), "to myself"));
            assertThat(events.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("to myself");
        }
    }
}
