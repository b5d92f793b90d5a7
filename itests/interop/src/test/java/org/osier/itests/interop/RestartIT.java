/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.ClassRule;
import org.junit.Test;
import org.osier.client.ClientXmpp;
import org.osier.session.ReconnectPolicy;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stream.NotConnectedException;
import org.osier.stream.StanzaFilter;
import org.osier.xml.Element;

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

            CompletableFuture<Iq> unanswered = unanswered(romeo);
            PROSODY.stop();
            assertThatThrownBy(() -> unanswered.get(SECONDS, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(NotConnectedException.class);
            assertThat(events.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("session_end");
            assertThat(events.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("disconnected");

            PROSODY.start();
            assertThat(events.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("session_start");
            romeo.send(Message.chat(romeo.jid(), "to myself"));
            assertThat(events.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("to myself");
        }
    }

    /** A request to oneself that is dropped on arrival. */
    private static CompletableFuture<Iq> unanswered(ClientXmpp romeo) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        romeo.filter(StanzaFilter.Stage.IN, 0, element -> {
            boolean request = element.child("urn:verona:silence", "silence").isPresent();
            if (request) {
                arrived.countDown();
            }
            return Optional.of(element).filter(e -> !request);
        });
        CompletableFuture<Iq> reply = romeo.request(Iq.get(romeo.jid(), Element.of("urn:verona:silence", "silence")));
        assertThat(arrived.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(reply).isNotDone();
        return reply;
    }
}
