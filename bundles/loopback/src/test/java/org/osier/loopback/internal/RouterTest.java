/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.After;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.loopback.LoopbackSession;
import org.osier.loopback.Stage;
import org.osier.stanza.Message;
import org.osier.stanza.Stanza;
import org.osier.stream.Connection;
import org.osier.stream.StreamConfig;
import org.osier.stream.StreamError.Condition;
import org.osier.stream.Timer;
import org.osier.stream.XmlStream;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.XmlLimits;

/** What the router does with receivers that take nothing, in ways that real connections only rarely show. */
public class RouterTest {
    private static final int LITTLE = 8;
    private static final int PLENTY = 2 * Router.PACE;
    private static final Jid ROMEO = Jid.of("romeo@localhost/orchard");
    private static final Jid JULIET = Jid.of("juliet@localhost/balcony");

    private Router router = router(Duration.ofMinutes(5));

    private static Router router(Duration patience) {
        return new Router(new Settings(
                "localhost",
                Map.of("romeo", "rose", "juliet", "balcony"),
                Map.of(),
                true,
                List.of(),
                Stage.CERTIFICATE,
                0,
                0,
                8,
                Duration.ofSeconds(30),
                patience));
    }

    @After
    public void close() {
        router.sessions().forEach(session -> router.drop(session.jid()));
    }

    private Resource enter(Jid jid, StuckTransport transport, int sendQueue) {
        StreamConfig config = new StreamConfig(
                jid.toString(),
                64,
                64 * 1024,
                sendQueue,
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofSeconds(5),
                Timer.SYSTEM);
        Resource resource = new Resource(jid, "id", new XmlStream(config));
        Connection connection =
                new Connection(transport, ContentNamespace.of(Stanza.NAMESPACE), XmlLimits.AUTHENTICATED);
        connection.readHeader();
        assertThat(router.enter(resource, connection, Element.of(Stanza.NAMESPACE, "welcome")))
                .isEmpty();
        return resource;
    }

    private static Element message(Jid to) {
        return Message.chat(to, "x").element();
    }

    @Test
    public void receiverWithoutRoomLosesItsStream() throws InterruptedException {
        StuckTransport stuck = new StuckTransport();
        Resource romeo = enter(ROMEO, new StuckTransport(), LITTLE);
        enter(JULIET, stuck, LITTLE);
        stuck.awaitWrite();
        for (int i = 0; i < LITTLE; i++) {
            router.receive(romeo, message(JULIET));
        }
        assertThat(router.sessions()).extracting(LoopbackSession::jid).contains(JULIET);
        router.receive(romeo, message(JULIET));
        assertThat(router.sessions()).extracting(LoopbackSession::jid).containsExactly(ROMEO);
    }

    @Test
    public void senderWaitsForItsReceiver() throws Exception {
        StuckTransport stuck = new StuckTransport();
        Resource romeo = enter(ROMEO, new StuckTransport(), LITTLE);
        enter(JULIET, stuck, PLENTY);
        stuck.awaitWrite();
        for (int i = 0; i < Router.PACE; i++) {
            router.receive(romeo, message(JULIET));
        }
        CompletableFuture<Void> oneMore = CompletableFuture.runAsync(() -> router.receive(romeo, message(JULIET)));
        assertThatThrownBy(() -> oneMore.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        router.drop(JULIET);
        assertThat(oneMore.get(10, TimeUnit.SECONDS)).isNull();
    }

    @Test
    public void senderDoesNotWaitForEver() throws InterruptedException {
        router = router(Duration.ofMillis(50));
        StuckTransport stuck = new StuckTransport();
        Resource romeo = enter(ROMEO, new StuckTransport(), LITTLE);
        enter(JULIET, stuck, PLENTY);
        stuck.awaitWrite();
        for (int i = 0; i <= Router.PACE; i++) {
            assertThat(router.sessions()).hasSize(2);
            router.receive(romeo, message(JULIET));
        }
        assertThat(router.sessions()).extracting(LoopbackSession::jid).containsExactly(ROMEO);
    }

    @Test
    public void whoIsNotInAnyMoreIsNotHeard() {
        Resource romeo = enter(ROMEO, new StuckTransport(), LITTLE);
        router.leave(romeo);
        router.receive(romeo, Element.of(Stanza.NAMESPACE, "presence"));
        assertThat(router.sessions()).isEmpty();
        assertThat(romeo.isAvailable()).isFalse();
    }

    @Test
    public void letsNobodyInAfterItHasClosed() {
        var unused = router.close();
        Resource romeo = new Resource(ROMEO, "id", new XmlStream(StreamConfig.named("romeo")));
        Connection connection =
                new Connection(new StuckTransport(), ContentNamespace.of("jabber:client"), XmlLimits.AUTHENTICATED);
        assertThat(router.enter(romeo, connection, Element.of(Stanza.NAMESPACE, "welcome")))
                .isEqualTo(Optional.of(Condition.SYSTEM_SHUTDOWN));
    }
}
