/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.stream.StanzaFilter.Stage;
import org.osier.xml.Element;

public class SendingTest {
    private static final int ITEMS = 8;
    private static final Element LARGE = Element.of(Peers.CLIENT, "message", "x".repeat(40_000));

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Peers peers = new Peers(64, 1024 * 1024, ITEMS);
    private final XmlStream stream = peers.stream;

    private List<Integer> heard(int count) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(Peers.id(peers.peer.readElement()));
        }
        return ids;
    }

    /** Makes the peer stop reading, and so the writer block, and then the send queue fill. */
    private void fill() throws Exception {
        peers.connect(1000);
        stream.send(LARGE);
        peers.near.outgoing.awaitBlockedWriter();
        for (int i = 0; i < ITEMS; i++) {
            stream.send(Peers.message(i));
        }
    }

    private CompletableFuture<Throwable> blockedSender() throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread sender = Threads.start("sender", () -> {
            try {
                stream.send(Peers.message(99));
                outcome.complete(null);
            } catch (Throwable e) {
                outcome.complete(e);
            }
        });
        while (sender.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return outcome;
    }

    @Test
    public void keepsTheOrderOfEachSender() throws Exception {
        peers.connect();
        int each = 1000;
        for (int sender = 0; sender < 3; sender++) {
            int first = sender * each;
            Threads.start(
                    "sender", () -> IntStream.range(first, first + each).forEach(id -> stream.send(Peers.message(id))));
        }
        List<Integer> heard = heard(3 * each);

        for (int sender = 0; sender < 3; sender++) {
            int first = sender * each;
            assertThat(heard.stream().filter(id -> id / each * each == first))
                    .containsExactlyElementsOf(
                            IntStream.range(first, first + each).boxed().toList());
        }
    }

    @Test
    @Point(3)
    public void needsAConnection() {
        assertThatThrownBy(() -> stream.send(Peers.message(1)))
                .isInstanceOf(NotConnectedException.class)
                .hasMessage("stream juliet is not connected; this was not sent");
        assertThatThrownBy(() -> stream.offer(Peers.message(1))).isInstanceOf(NotConnectedException.class);
    }

    @Test
    @Point(3)
    public void sendersWaitWhileTheQueueIsFull() throws Exception {
        fill();
        CompletableFuture<Throwable> sender = blockedSender();

        assertThat(sender).isNotDone();
        peers.peer.readElement();
        assertThat(heard(ITEMS + 1)).endsWith(99);
        assertThat(sender.get()).isNull();
    }

    @Test
    public void whoOffersDoesNotWait() throws Exception {
        fill();
        assertThat(stream.offer(Peers.message(99))).isFalse();
        assertThat(stream.awaitSent(ITEMS - 1, Duration.ofMillis(1))).isFalse();

        peers.peer.readElement();
        heard(ITEMS);
        assertThat(stream.awaitSent(0, Duration.ofSeconds(10))).isTrue();
        assertThat(stream.offer(Peers.message(98))).isTrue();
        assertThat(heard(1)).containsExactly(98);
    }

    @Test
    public void aBlockedSenderWakesWhenTheStreamIsAborted() throws Exception {
        fill();
        CompletableFuture<Throwable> sender = blockedSender();
        stream.abort(new ConnectionException("enough", null));

        assertThat(sender.get()).isInstanceOf(NotConnectedException.class);
        assertThat(peers.end().unsent())
                .as("all but what the sender was refused")
                .hasSize(ITEMS);
        assertThat(stream.awaitSent(0, Duration.ofSeconds(10)))
                .as("nothing to wait for")
                .isTrue();
    }

    @Test
    public void aBlockedSenderWakesWhenTheStreamIsClosed() throws Exception {
        fill();
        CompletableFuture<Throwable> sender = blockedSender();
        var unused = stream.close();

        assertThat(sender.get())
                .isInstanceOf(NotConnectedException.class)
                .hasMessage("the stream has ended; this was not sent");
    }

    @Test
    public void aBlockedSenderWakesWhenThePeerVanishes() throws Exception {
        fill();
        CompletableFuture<Throwable> sender = blockedSender();
        peers.far.abort();

        assertThat(sender.get()).isInstanceOf(NotConnectedException.class);
    }

    @Test
    public void aBlockedSenderCanBeInterrupted() throws Exception {
        fill();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread sender = Threads.start("sender", () -> {
            try {
                stream.send(Peers.message(99));
            } catch (NotConnectedException e) {
                interrupted.complete(Thread.currentThread().isInterrupted()
                        && e.getMessage().contains("interrupted while the send queue was full"));
            }
        });
        sender.interrupt();

        assertThat(interrupted.get()).isTrue();
    }

    @Test
    @Point({6, 7})
    public void outFiltersChangeAndDrop() {
        peers.connect();
        stream.filter(Stage.OUT, 0, e -> Peers.id(e) == 1 ? Optional.empty() : Optional.of(e));
        stream.filter(Stage.OUT_SYNC, 0, e -> Peers.id(e) == 2 ? Optional.empty() : Optional.of(e));
        stream.filter(Stage.OUT, 1, e -> Optional.of(Peers.message(Peers.id(e) + 10)));
        IntStream.range(0, 4).forEach(id -> stream.send(Peers.message(id)));
        assertThat(stream.offer(Peers.message(1))).as("dropped is dealt with").isTrue();
        stream.send(Peers.message(89));

        assertThat(heard(4)).containsExactly(10, 12, 13, 99);
    }

    @Test
    public void whatAnOutFilterThrowsReachesTheSenderAndNothingIsSent() {
        peers.connect();
        Registration filter = stream.filter(Stage.OUT_SYNC, 0, e -> {
            throw new IllegalStateException("not really");
        });
        assertThatThrownBy(() -> stream.send(Peers.message(1))).hasMessage("not really");
        filter.close();
        stream.send(Peers.message(2));

        assertThat(heard(1)).containsExactly(2);
    }

    /** Stream management counts there. */
    @Test
    @Point(7)
    public void outSyncFiltersSeeTheOrderOfTheWire() throws Exception {
        peers.connect();
        AtomicInteger next = new AtomicInteger();
        stream.filter(Stage.OUT_SYNC, 0, e -> Optional.of(Peers.message(next.getAndIncrement())));
        CountDownLatch done = new CountDownLatch(3);
        for (int sender = 0; sender < 3; sender++) {
            Threads.start("sender", () -> {
                for (int i = 0; i < 500; i++) {
                    stream.send(Peers.message(i));
                }
                done.countDown();
            });
        }

        assertThat(heard(1500)).isEqualTo(IntStream.range(0, 1500).boxed().toList());
        done.await();
    }

    @Test
    @Point(6)
    public void worksFromEveryThread() throws Exception {
        stream.handlers().inStream("in", Matcher.ANY, element -> {
            stream.send(Peers.message(1));
            return false;
        });
        stream.handle("loop", Matcher.ANY, element -> stream.send(Peers.message(2)));
        peers.connect();
        peers.say(0, 1);

        assertThat(heard(2)).containsExactly(1, 2);
    }

    @Test
    public void putsAllThatWaitsIntoOneWrite() throws Exception {
        fill();
        int before = peers.near.outgoing.writes();
        peers.peer.readElement();
        heard(ITEMS);

        assertThat(peers.near.outgoing.writes() - before).isEqualTo(1);
    }

    @Test
    @Point({6, 7})
    public void whatIsSentAgainPassesNoFilter() {
        stream.filter(Stage.OUT, 0, element -> Optional.empty());
        stream.filter(Stage.OUT_SYNC, 0, element -> Optional.empty());
        peers.connect();
        stream.send(Peers.message(1));
        stream.resend(Peers.message(2));

        assertThat(heard(1)).containsExactly(2);
    }

    @Test
    @Point(14)
    public void aSpaceShowsThatTheConnectionLives() throws Exception {
        stream.keepAlive();
        peers.connect();
        int before = peers.near.outgoing.writes();
        stream.keepAlive();
        assertThat(stream.awaitSent(0, Duration.ofSeconds(10))).isTrue();
        assertThat(peers.far.in().read()).isEqualTo(' ');
        assertThat(peers.near.outgoing.writes()).isEqualTo(before + 1);

        stream.send(Peers.message(1));
        assertThat(heard(1)).containsExactly(1);
    }
}
