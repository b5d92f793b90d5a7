/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.xml.Element;

/** All that is queued, the footer, the peer's footer, each within bounds. */
public class OrderlyEndTest {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Peers peers = new Peers();
    private final XmlStream stream = peers.stream;

    private void hearAll(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(Peers.id(peers.peer.readElement())).isEqualTo(i);
        }
    }

    private void assertOrderly(StreamEnd end) {
        assertThat(end.cause()).isEmpty();
        assertThat(end.unsent()).isEmpty();
        assertThat(end.maybeSent()).isEmpty();
    }

    @Test
    @Point(15)
    public void drainsThenSendsTheFooterThenWaitsForThePeers() throws Exception {
        peers.connect();
        IntStream.range(0, 50).forEach(id -> stream.send(Peers.message(id)));
        CompletableFuture<Void> closed = stream.close();
        assertThatThrownBy(() -> stream.send(Peers.message(50))).isInstanceOf(NotConnectedException.class);

        hearAll(50);
        assertThat(peers.peer.read()).as("our footer").isEmpty();
        assertThat(closed).isNotDone();
        peers.peer.writeFooter();
        closed.get();
        assertOrderly(peers.end());
        assertThat(peers.near.isClosed()).isTrue();
        assertThat(peers.near.isAborted()).isFalse();
        assertThat(peers.timer.pending()).as("timers left").isLessThanOrEqualTo(0);
    }

    @Test
    public void elementsThatComeAfterOurFooterStillCount() throws Exception {
        peers.connect();
        CountDownLatch received = new CountDownLatch(3);
        stream.handle("messages", Matcher.ANY, element -> received.countDown());
        CompletableFuture<Void> closed = stream.close();
        assertThat(peers.peer.read()).isEmpty();
        peers.say(0, 3);
        peers.peer.writeFooter();

        closed.get();
        assertThat(received.await(10, TimeUnit.SECONDS)).isTrue();
        assertOrderly(peers.end());
    }

    @Test
    public void answersThePeersFooterAfterAllThatIsQueued() throws Exception {
        peers.connect(1000);
        stream.send(Element.of(Peers.CLIENT, "message", "x".repeat(5000)));
        peers.near.outgoing.awaitBlockedWriter();
        IntStream.range(0, 20).forEach(id -> stream.send(Peers.message(id)));
        peers.peer.writeFooter();

        peers.peer.readElement();
        hearAll(20);
        assertThat(peers.peer.read()).isEmpty();
        assertOrderly(peers.end());
    }

    @Test
    public void bothMayEndAtOnce() throws Exception {
        for (int round = 0; round < 200; round++) {
            Peers each = new Peers().connect();
            Connection peer = each.peer;
            Thread other = Threads.start("peer", peer::writeFooter);
            CompletableFuture<Void> closed = each.stream.close();
            other.join();
            assertThat(peer.read()).isEmpty();
            closed.get(10, TimeUnit.SECONDS);
            assertOrderly(each.end());
        }
    }

    @Test
    public void manyMayCloseAtOnce() throws Exception {
        peers.connect();
        List<CompletableFuture<Void>> closed = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch called = new CountDownLatch(5);
        for (int i = 0; i < 5; i++) {
            Threads.start("closer", () -> {
                closed.add(stream.close());
                called.countDown();
            });
        }
        called.await();
        assertThat(peers.peer.read()).isEmpty();
        peers.peer.writeFooter();
        for (CompletableFuture<Void> each : closed) {
            each.get();
        }

        assertThat(stream.close()).as("closed again").isDone();
        assertOrderly(peers.end());
        assertThat(peers.ends).as("told once").isEmpty();
    }

    @Test
    @Point(15)
    public void aPeerThatDoesNotAnswerIsCutOff() throws Exception {
        peers.connect();
        CompletableFuture<Void> closed = stream.close();
        assertThat(peers.peer.read()).isEmpty();
        peers.timer.advance(CLOSE_TIMEOUT.minusMillis(1));
        assertThat(closed).isNotDone();

        peers.timer.advance(Duration.ofMillis(1));
        closed.get();
        assertOrderly(peers.end());
        assertThat(peers.near.isAborted()).isTrue();
    }

    @Test
    public void aPeerThatVanishesInsteadIsNoFailure() throws Exception {
        peers.connect();
        CompletableFuture<Void> closed = stream.close();
        assertThat(peers.peer.read()).isEmpty();
        peers.far.abort();

        closed.get();
        assertOrderly(peers.end());
    }

    @Test
    public void aPeerThatEndsItsStreamAndGoesAtOnceIsNoFailure() throws Exception {
        for (int round = 0; round < 100; round++) {
            Peers each = new Peers().connect();
            each.peer.writeFooter();
            each.far.close();
            assertOrderly(each.end());
        }
    }

    @Test
    public void aPeerThatDoesNotReadIsCutOffAndWhatWasLeftIsTold() throws Exception {
        peers.connect(1000);
        Element large = Element.of(Peers.CLIENT, "message", "x".repeat(5000));
        stream.send(large);
        peers.near.outgoing.awaitBlockedWriter();
        stream.send(Peers.message(1));
        CompletableFuture<Void> closed = stream.close();
        peers.timer.advance(CLOSE_TIMEOUT);

        closed.get();
        StreamEnd end = peers.end();
        assertThat(end.maybeSent()).containsExactly(large);
        assertThat(end.unsent()).containsExactly(Peers.message(1));
    }

    @Test
    public void aPeerThatEndsItsStreamButDoesNotReadIsCutOffToo() throws Exception {
        peers.connect(1000);
        stream.send(Element.of(Peers.CLIENT, "message", "x".repeat(5000)));
        peers.near.outgoing.awaitBlockedWriter();
        peers.peer.writeFooter();
        peers.timer.awaitPending(2);
        peers.timer.advance(CLOSE_TIMEOUT);

        assertThat(peers.end().maybeSent()).hasSize(1);
    }

    @Test
    @Point(15)
    public void worksFromTheEventLoop() throws Exception {
        stream.handle("bye", Matcher.ANY, element -> {
            var unused = stream.close();
        });
        peers.connect();
        peers.say(0, 1);
        assertThat(peers.peer.read()).isEmpty();
        peers.peer.writeFooter();

        assertOrderly(peers.end());
    }

    @Test
    @Point(15)
    public void worksFromTheReadLoop() throws Exception {
        stream.handlers().inStream("bye", Matcher.ANY, element -> {
            var unused = stream.close();
            return true;
        });
        peers.connect();
        peers.say(0, 1);
        assertThat(peers.peer.read()).isEmpty();
        peers.peer.writeFooter();

        assertOrderly(peers.end());
    }

    @Test
    public void mayBeWaitedForOnTheEventLoop() throws Exception {
        CompletableFuture<Void> returned = new CompletableFuture<>();
        stream.on(XmlStream.ENDED, EventHandler.Delivery.QUEUED, end -> {});
        stream.handle("bye", Matcher.ANY, element -> {
            stream.close().join();
            returned.complete(null);
        });
        peers.connect();
        peers.say(0, 1);
        assertThat(peers.peer.read()).isEmpty();
        peers.peer.writeFooter();

        returned.get();
    }

    /** The read loop waits for room in the event queue, and the event loop for the read loop. */
    @Test
    public void mayBeWaitedForOnTheEventLoopThoughItsQueueIsFull() throws Exception {
        Peers full = new Peers(4, 1024 * 1024, 4);
        CompletableFuture<Void> returned = new CompletableFuture<>();
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch queueIsFull = new CountDownLatch(1);
        full.stream.on(XmlStream.ENDED, EventHandler.Delivery.QUEUED, end -> ended.countDown());
        full.stream.handle("bye", Matcher.ANY.withAttribute("id", "0"), element -> {
            queueIsFull.await();
            full.stream.close().join();
            returned.complete(null);
        });
        full.connect(200);
        Threads.start("peer", () -> {
            try {
                full.say(0, 1000);
            } catch (ConnectionException e) {
                // That is how it has to end.
            }
        });
        full.far.outgoing.awaitBlockedWriter();
        queueIsFull.countDown();
        assertThat(full.peer.read()).isEmpty();
        full.timer.awaitPending(1);
        full.timer.advance(CLOSE_TIMEOUT);

        returned.get();
        ended.await();
    }

    @Test
    public void needsNoConnection() {
        assertThat(stream.close()).isDone();
    }

    @Test
    public void anErrorGoesOutAsTheLastWords() throws Exception {
        peers.connect();
        stream.send(Peers.message(0));
        CompletableFuture<Void> failed = stream.fail(StreamError.of(StreamError.Condition.CONFLICT));
        hearAll(1);

        assertThatThrownBy(peers.peer::read)
                .isInstanceOfSatisfying(
                        StreamErrorException.class,
                        e -> assertThat(e.error().condition()).isEqualTo(StreamError.Condition.CONFLICT));
        assertThat(peers.peer.read()).as("and then the footer").isEmpty();
        peers.peer.writeFooter();
        failed.get();
        assertOrderly(peers.end());
    }
}
