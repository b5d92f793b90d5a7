/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.session.FakeServer.Peer;
import org.osier.session.Session.State;
import org.osier.stanza.Message;
import org.osier.stream.ConnectionException;
import org.osier.stream.NotConnectedException;
import org.osier.stream.StreamConfig;
import org.osier.stream.Threads;

/** The life of a session: connecting, being lost, coming back, and closing at every moment. */
public class BaseXmppTest {
    private static final ReconnectPolicy QUICK =
            new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofSeconds(8), 100, Duration.ofMinutes(1));

    /** Less than the bound on closing, so that who waits for that bound is found out. */
    private static final int PATIENCE_SECONDS = 5;

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private final ManualTimer timer = new ManualTimer();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final List<FakeXmpp> sessions = new ArrayList<>();
    private FakeServer server;

    @Before
    public void listen() throws IOException {
        server = new FakeServer();
    }

    @After
    public void closeAll() throws IOException {
        server.close();
        sessions.forEach(BaseXmpp::close);
    }

    private FakeXmpp closedLater(FakeXmpp romeo) {
        sessions.add(romeo);
        return romeo;
    }

    private FakeXmpp watched(FakeXmpp romeo) {
        closedLater(romeo);
        romeo.on(Session.SESSION_START, session -> events.add("session_start"));
        romeo.on(Session.SESSION_END, end -> events.add("session_end"));
        romeo.on(
                Session.DISCONNECTED,
                end -> events.add("disconnected " + end.cause().isPresent()));
        romeo.on(Session.CONNECTION_FAILED, failure -> events.add("connection_failed: " + failure));
        romeo.onMessage((message, session) -> events.add(message.body().orElse("")));
        return romeo;
    }

    private List<String> events(int number) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            taken.add(events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        return taken;
    }

    private static CompletableFuture<Void> meanwhile(Runnable task) {
        return CompletableFuture.runAsync(task, work -> Threads.start("meanwhile", work));
    }

    private static Throwable failureOf(CompletableFuture<?> future) throws InterruptedException, TimeoutException {
        try {
            future.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return e.getCause();
        }
        throw new AssertionError("it did not fail");
    }

    @Test
    public void raisesEventsInOrderOverSeveralConnections() throws InterruptedException {
        FakeXmpp romeo = watched(FakeXmpp.to(server, timer, QUICK));
        romeo.connect();
        Peer first = server.next();
        first.send("<message><body>1</body></message>");
        first.cut();
        assertThat(events(4)).containsExactly("session_start", "1", "session_end", "disconnected true");
        assertThat(events(1)).singleElement().asString().startsWith("connection_failed: connection to 127.0.0.1:");
        assertThat(romeo.state()).isEqualTo(State.OFFLINE);
        timer.pass(Duration.ofSeconds(1));
        Peer second = server.next();
        assertThat(romeo.streamId()).isNotEmpty().isNotEqualTo(java.util.Optional.of("stream-1"));
        second.send("<message><body>2</body></message>");
        second.footer();
        assertThat(second.ends()).isTrue();
        assertThat(events(4)).containsExactly("session_start", "2", "session_end", "disconnected false");
    }

    @Test
    public void startsSessionBeforeItsFirstStanzaAndItsEnd() throws InterruptedException {
        server.greetWith(peer -> {
            peer.send("<message><body>at once</body></message>");
            peer.footer();
        });
        for (int i = 0; i < 50; i++) {
            FakeXmpp romeo = watched(FakeXmpp.to(server));
            romeo.connect();
            assertThat(events(4)).containsExactly("session_start", "at once", "session_end", "disconnected false");
        }
    }

    @Test
    public void tellsStatesInOrder() throws InterruptedException {
        BlockingQueue<State> states = new LinkedBlockingQueue<>();
        FakeXmpp romeo = closedLater(FakeXmpp.to(server, timer, QUICK));
        romeo.on(Session.STATE_CHANGED, states::add);
        romeo.connect();
        server.next().cut();
        assertThat(List.of(states.take(), states.take(), states.take()))
                .containsExactly(State.CONNECTING, State.ONLINE, State.OFFLINE);
        timer.awaitWaiting(1);
        timer.pass(Duration.ofSeconds(1));
        server.next();
        assertThat(List.of(states.take(), states.take())).containsExactly(State.CONNECTING, State.ONLINE);
        CompletableFuture<Void> closed = romeo.closeAsync();
        assertThat(states.take()).isEqualTo(State.CLOSED);
        assertThat(romeo.closeAsync()).isNotDone();
        assertThat(closed).as("the peer says nothing").isNotDone();
        assertThat(states).isEmpty();
    }

    @Test
    public void refusesToConnectTwice() {
        FakeXmpp romeo = closedLater(FakeXmpp.to(server));
        romeo.connect();
        assertThatThrownBy(romeo::connect)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("romeo@montague.lit/orchard is ONLINE and cannot connect");
        assertThat(romeo.state()).isEqualTo(State.ONLINE);
    }

    @Test
    public void refusesToConnectOnceClosed() {
        FakeXmpp romeo = FakeXmpp.to(server);
        romeo.close();
        romeo.close();
        assertThatThrownBy(romeo::connect)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is CLOSED and cannot connect");
        assertThat(server.accepted()).isZero();
    }

    @Test
    public void refusesToSendWithoutSession() {
        FakeXmpp romeo = closedLater(FakeXmpp.to(server));
        assertThatThrownBy(() -> romeo.send(Message.chat(FakeXmpp.ROMEO, "x")))
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("not sent");
    }

    @Test
    public void closesWhileItConnects() throws Exception {
        server.mute();
        FakeXmpp romeo = FakeXmpp.to(server, timer, QUICK);
        CompletableFuture<Void> connecting = meanwhile(romeo::connect);
        timer.awaitWaiting(1);
        romeo.close();
        assertThat(failureOf(connecting))
                .isInstanceOf(NotConnectedException.class)
                .hasMessage("romeo@montague.lit was closed while it connected");
        assertThat(romeo.state()).isEqualTo(State.CLOSED);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    public void closesWhileItConnectsInTheBackground() throws InterruptedException {
        server.mute();
        FakeXmpp romeo = watched(FakeXmpp.to(server, timer, QUICK));
        romeo.start();
        CompletableFuture<Void> attempt = meanwhile(() -> timer.pass(Duration.ZERO));
        timer.awaitWaiting(1);
        while (server.accepted() == 0) {
            Thread.onSpinWait();
        }
        romeo.close();
        attempt.join();
        assertThat(timer.waiting()).isZero();
        assertThat(events).isEmpty();
    }

    @Test
    public void givesUpOnServerThatSaysNothing() throws Exception {
        server.mute();
        FakeXmpp romeo = closedLater(FakeXmpp.to(server, timer, QUICK));
        CompletableFuture<Void> connecting = meanwhile(romeo::connect);
        timer.awaitWaiting(1);
        timer.pass(Duration.ofSeconds(30));
        assertThat(failureOf(connecting))
                .isInstanceOf(ConnectionException.class)
                .hasMessage("the server did not finish the login of romeo@montague.lit within 30 s;"
                        + " check that host and port belong to an XMPP server");
        assertThat(romeo.state()).isEqualTo(State.OFFLINE);
    }

    @Test
    public void closesOnTheEventLoop() throws InterruptedException {
        FakeXmpp romeo = watched(FakeXmpp.to(server, timer, QUICK));
        romeo.onMessage((message, session) -> {
            romeo.send(Message.chat(FakeXmpp.ROMEO, "last words"));
            romeo.close();
            events.add("closed");
        });
        romeo.connect();
        Peer peer = server.next();
        peer.send("<message><body>bye</body></message>");
        assertThat(peer.read().child("jabber:client", "body").orElseThrow().text())
                .isEqualTo("last words");
        assertThat(peer.ends()).isTrue();
        assertThat(events(3)).as("before the peer's footer").containsExactly("session_start", "bye", "closed");
        peer.footer();
        assertThat(events(2)).containsExactly("session_end", "disconnected false");
        assertThat(romeo.state()).isEqualTo(State.CLOSED);
    }

    @Test
    public void closesWhenToldOfAState() throws InterruptedException {
        for (State moment : new State[] {State.CONNECTING, State.ONLINE, State.OFFLINE}) {
            FakeXmpp romeo = watched(FakeXmpp.to(server));
            romeo.on(Session.STATE_CHANGED, state -> {
                if (state == moment) {
                    romeo.close();
                }
            });
            if (moment == State.CONNECTING) {
                assertThatThrownBy(romeo::connect).isInstanceOf(NotConnectedException.class);
            } else {
                server.greetWith(peer -> {
                    if (moment == State.ONLINE) {
                        assertThat(peer.ends()).isTrue();
                    }
                    peer.footer();
                });
                romeo.connect();
                assertThat(events(3)).containsExactly("session_start", "session_end", "disconnected false");
            }
            assertThat(romeo.state()).as("%s", moment).isEqualTo(State.CLOSED);
        }
    }

    @Test
    public void waitsOnlySoLongForThePeersFooter() throws Exception {
        FakeXmpp romeo = watched(FakeXmpp.to(server, timer, QUICK));
        romeo.connect();
        Peer peer = server.next();
        CompletableFuture<Void> closed = romeo.closeAsync();
        assertThat(peer.ends()).as("our footer").isTrue();
        assertThat(closed).isNotDone();
        timer.pass(Duration.ofSeconds(5));
        closed.get(10, TimeUnit.SECONDS);
        assertThat(events(3)).containsExactly("session_start", "session_end", "disconnected false");
    }

    @Test
    public void staysClosed() throws InterruptedException {
        FakeXmpp romeo = watched(FakeXmpp.to(server, timer, QUICK));
        romeo.start();
        timer.pass(Duration.ZERO);
        Peer peer = server.next();
        CompletableFuture<Void> closed = romeo.closeAsync();
        assertThat(peer.ends()).isTrue();
        peer.cut();
        closed.join();
        timer.pass(Duration.ofDays(1));
        assertThat(server.accepted()).isEqualTo(1);
        assertThat(timer.waiting()).isZero();
        romeo.start();
        timer.pass(Duration.ofDays(1));
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    public void stopsTryingWhenClosedBetweenAttempts() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        FakeXmpp romeo = watched(new FakeXmpp(port, StreamConfig.named("romeo").with(timer), QUICK));
        romeo.start();
        timer.pass(Duration.ZERO);
        assertThat(events(1))
                .singleElement()
                .asString()
                .matches("connection_failed: 127\\.0\\.0\\.1:\\d+ refuses the connection; check host and port,"
                        + " and that the server runs; trying again in \\d\\.\\d s");
        assertThat(timer.waiting()).isEqualTo(1);
        romeo.close();
        assertThat(timer.waiting()).isZero();
    }

    /** A session whose attempts end as the test wants. */
    private static final class Failing extends FakeXmpp {
        private final RuntimeException failure;

        Failing(RuntimeException failure, StreamConfig config) {
            super(1, config, QUICK);
            this.failure = failure;
        }

        @Override
        protected Established establish() {
            throw failure;
        }
    }

    @Test
    public void doesNotTryAgainWhatCannotSucceed() throws InterruptedException {
        StreamConfig config = StreamConfig.named("romeo").with(timer);
        FakeXmpp romeo = watched(new Failing(new AuthenticationException("wrong password"), config));
        romeo.start();
        timer.pass(Duration.ZERO);
        assertThat(events(1)).containsExactly("connection_failed: wrong password; not trying again");
        assertThat(timer.waiting()).isZero();
        assertThat(romeo.state()).isEqualTo(State.OFFLINE);
    }

    @Test
    public void reportsAnInternalErrorAndTriesAgain() throws InterruptedException {
        StreamConfig config = StreamConfig.named("romeo").with(timer);
        for (RuntimeException bug :
                new RuntimeException[] {new IllegalStateException("bug"), new IllegalArgumentException("bug")}) {
            FakeXmpp romeo = watched(new Failing(bug, config));
            romeo.start();
            timer.pass(Duration.ZERO);
            assertThat(events(1))
                    .singleElement()
                    .asString()
                    .contains("internal error", "romeo@montague.lit", "bug", "trying again in");
            assertThat(timer.waiting()).isEqualTo(1);
            assertThatThrownBy(romeo::connect).isSameAs(bug);
            assertThat(romeo.state()).isEqualTo(State.OFFLINE);
            romeo.close();
        }
    }

    @Test
    public void leavesNoThreadBehind() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        FakeXmpp romeo = new FakeXmpp(server.port(), StreamConfig.named("threads-of-romeo"), ReconnectPolicy.NEVER);
        romeo.on(Session.DISCONNECTED, end -> ended.countDown());
        romeo.connect();
        Peer peer = server.next();
        CompletableFuture<Void> closed = romeo.closeAsync();
        peer.footer();
        closed.join();
        ended.await();
        // The JVM takes a moment to end a thread that has nothing to do any more.
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().contains("threads-of-romeo")) {
                thread.join(TimeUnit.SECONDS.toMillis(20));
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }
}
