/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.session.FakeServer.Peer;
import org.osier.stanza.Iq;
import org.osier.stream.ConnectionException;
import org.osier.stream.EventKey;
import org.osier.stream.NotConnectedException;
import org.osier.stream.StreamConfig;
import org.osier.stream.StreamEnd;
import org.osier.xml.Element;

/** What becomes of a session, and of its requests, when it may be resumed on the next connection. */
public class ResumptionTest {
    private static final ReconnectPolicy SOON =
            new ReconnectPolicy(Duration.ofSeconds(20), Duration.ofSeconds(20), 1000, Duration.ofHours(1));
    private static final Duration HOPE = Duration.ofSeconds(60);
    private static final Iq REQUEST = Iq.get(FakeXmpp.ROMEO.bare(), Element.of("jabber:iq:roster", "query"));

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private final ManualTimer timer = new ManualTimer();
    private static final EventKey<String> MARK = new EventKey<>("mark", String.class);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private FakeServer server;
    private Resuming romeo;
    /** That of the request. */
    private String id;

    /** A session whose attempts end as the test says: with a resumed session, a new one, or a refusal. */
    private final class Resuming extends FakeXmpp {
        private final Queue<String> attempts = new ArrayDeque<>();

        Resuming() {
            super(server.port(), StreamConfig.named("romeo").with(timer), SOON);
        }

        @Override
        protected Established establish() {
            String script = attempts.isEmpty() ? "busy" : attempts.remove();
            if (script.equals("busy")) {
                throw new ConnectionException("busy", null);
            }
            if (script.equals("refused")) {
                throw new AuthenticationException("refused");
            }
            if (script.equals("resumed too late")) {
                timer.pass(HOPE);
            }
            Established plain = super.establish();
            return new Established(plain.connection(), plain.jid(), script.startsWith("resumed"));
        }

        @Override
        protected Optional<Duration> resumableFor(StreamEnd end) {
            return Optional.of(HOPE);
        }

        @Override
        protected void started() {
            events.add("started");
        }

        @Override
        protected void resumed() {
            events.add("resumed");
        }
    }

    @Before
    public void listen() throws Exception {
        server = new FakeServer();
        romeo = new Resuming();
        romeo.on(Session.SESSION_START, session -> events.add("session_start"));
        romeo.on(Session.SESSION_RESUMED, session -> events.add("session_resumed"));
        romeo.on(
                Session.SESSION_END,
                end -> events.add("session_end " + end.cause().isPresent()));
        romeo.on(MARK, events::add);
        romeo.on(Session.DISCONNECTED, end -> events.add("disconnected"));
        romeo.on(Session.CONNECTION_FAILED, failure -> events.add("connection_failed"));
    }

    @After
    public void close() throws Exception {
        server.close();
        romeo.close();
    }

    private void assertEvents(String... expected) throws InterruptedException {
        for (String event : expected) {
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(event);
        }
        assertThat(events).isEmpty();
    }

    /** Connects, sends a request and loses the connection; the next attempts end as given. */
    private CompletableFuture<Iq> lost(String... nextAttempts) throws InterruptedException {
        romeo.attempts.add("new");
        romeo.attempts.addAll(List.of(nextAttempts));
        romeo.connect();
        Peer peer = server.next();
        CompletableFuture<Iq> reply = romeo.request(REQUEST, Duration.ofHours(1));
        id = peer.read().attribute("id").orElseThrow();
        peer.cut();
        assertEvents("started", "session_start", "disconnected", "connection_failed");
        return reply;
    }

    private void comeBack() {
        timer.pass(Duration.ofSeconds(20));
    }

    private static Throwable failureOf(CompletableFuture<Iq> reply) throws Exception {
        try {
            reply.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return e.getCause();
        }
        throw new AssertionError("it did not fail");
    }

    @Test
    public void goesOnWithItsRequestsWhenResumed() throws Exception {
        CompletableFuture<Iq> reply = lost("resumed");
        comeBack();
        Peer peer = server.next();
        assertEvents("resumed", "session_resumed");
        assertThat(reply).isNotDone();
        peer.send("<iq type='result' id='" + id + "'/>");
        assertThat(reply.get(10, TimeUnit.SECONDS).type()).isEqualTo(Iq.Type.RESULT);
        timer.pass(HOPE);
        assertThat(romeo.state()).isEqualTo(Session.State.ONLINE);
        romeo.raise(MARK, "nothing in between");
        assertEvents("nothing in between");
    }

    @Test
    public void endsBeforeTheNewSessionWhenNotResumed() throws Exception {
        CompletableFuture<Iq> reply = lost("new");
        comeBack();
        server.next();
        // The hook is called beside the event loop.
        assertThat(List.of(events.take(), events.take())).containsExactlyInAnyOrder("started", "session_end true");
        assertEvents("session_start");
        assertThat(failureOf(reply)).isInstanceOf(NotConnectedException.class).hasMessageContaining("has ended");
    }

    @Test
    public void endsWhenAnAttemptIsRefusedForGood() throws Exception {
        CompletableFuture<Iq> reply = lost("refused");
        comeBack();
        assertEvents("session_end true", "connection_failed");
        assertThat(failureOf(reply)).isInstanceOf(NotConnectedException.class);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    public void endsWhenTheTimeIsOver() throws Exception {
        CompletableFuture<Iq> reply = lost();
        timer.pass(HOPE.minusMillis(1));
        assertThat(reply).isNotDone();
        assertThat(events).doesNotContain("session_end true");
        timer.pass(Duration.ofMillis(1));
        assertThat(failureOf(reply)).isInstanceOf(NotConnectedException.class);
        String last = "connection_failed";
        while (last.equals("connection_failed")) {
            last = events.poll(10, TimeUnit.SECONDS);
        }
        assertThat(last).isEqualTo("session_end true");
    }

    @Test
    public void beginsAnewWhatIsResumedTooLate() throws Exception {
        CompletableFuture<Iq> reply = lost("resumed too late");
        comeBack();
        server.next();
        assertThat(failureOf(reply)).isInstanceOf(NotConnectedException.class);
        assertThat(List.of(events.take(), events.take())).containsExactlyInAnyOrder("started", "session_end true");
        assertEvents("session_start");
    }

    @Test
    public void endsWhenItIsClosedMeanwhile() throws Exception {
        CompletableFuture<Iq> reply = lost();
        romeo.closeAsync().join();
        assertEvents("session_end true");
        assertThat(failureOf(reply)).isInstanceOf(NotConnectedException.class);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    public void endsAtOnceWhereNoAttemptFollows() throws Exception {
        romeo.attempts.add("new");
        romeo.connect();
        Peer peer = server.next();
        CompletableFuture<Iq> reply = romeo.request(REQUEST);
        assertThat(peer.read().local()).isEqualTo("iq");
        peer.send("<stream:error xmlns:stream='http://etherx.jabber.org/streams'>"
                + "<conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>");
        assertEvents("started", "session_start", "session_end true", "disconnected", "connection_failed");
        assertThat(failureOf(reply)).isInstanceOf(NotConnectedException.class);
        assertThat(timer.waiting()).isZero();
    }
}
