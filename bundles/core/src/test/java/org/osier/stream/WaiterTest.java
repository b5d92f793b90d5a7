/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.xml.Element;

@Point(30)
public class WaiterTest {
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final Matcher FIVE = Matcher.name(Peers.CLIENT, "message").withAttribute("id", "5");

    @Rule
    public final Logged logged = new Logged();

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Peers peers = new Peers(16, 1024 * 1024, 16).connect();
    private final XmlStream stream = peers.stream;
    private final List<Integer> handled = new CopyOnWriteArrayList<>();

    private Waiter five() {
        return stream.handlers().waiter("five", FIVE);
    }

    private <T> CompletableFuture<T> elsewhere(Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Threads.start("waiting", () -> {
            try {
                result.complete(call.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    @Test
    public void getsTheFirstThatMatchesAndIsDone() throws Exception {
        Waiter waiter = five();
        peers.say(0, 10);

        assertThat(waiter.await(TIME)).contains(Peers.message(5));
        assertThat(waiter.await(Duration.ZERO)).as("and keeps it").contains(Peers.message(5));
        assertThat(waiter.future().get()).isEqualTo(Peers.message(5));
        peers.settle();
        assertThat(stream.handlers().names()).isEmpty();
        assertThat(peers.timer.pending()).isZero();
    }

    @Test
    public void takesNothingFromOthers() throws Exception {
        Waiter one = five();
        Waiter other = five();
        stream.handle("all", Matcher.ANY, element -> handled.add(Peers.id(element)));
        peers.say(4, 3);
        peers.far.outgoing.awaitBlockedReader();
        peers.settle();

        assertThat(handled).containsExactly(4, 5, 6);
        assertThat(one.await(TIME)).isPresent();
        assertThat(other.await(TIME)).isPresent();
    }

    /** The peer floods; the event loop is stuck with its first element, and waits for what the waiter brings. */
    @Test
    public void comesThroughWhileTheEventLoopIsBusy() throws Exception {
        Waiter waiter = five();
        CountDownLatch replied = new CountDownLatch(1);
        stream.handle("busy", Matcher.ANY, element -> replied.await());
        CompletableFuture<Optional<Element>> reply = elsewhere(() -> waiter.await(TIME));
        Threads.start("flood", () -> {
            try {
                peers.say(0, 100_000);
            } catch (ConnectionException e) {
                // It has been heard enough.
            }
        });

        assertThat(reply.get(10, TimeUnit.SECONDS)).isPresent();
        assertThat(stream.eventQueueSize()).isLessThanOrEqualTo(16);
        replied.countDown();
        stream.abort(new ConnectionException("enough", null));
        peers.end();
    }

    @Test
    public void timeRunsOutAndItMayBeAskedAgain() throws Exception {
        Waiter waiter = five();
        CompletableFuture<Optional<Element>> first = elsewhere(() -> waiter.await(TIME));
        peers.timer.awaitPending(1);
        peers.timer.advance(Duration.ofMillis(9_999));
        assertThat(first).isNotDone();
        peers.timer.advance(Duration.ofMillis(1));
        assertThat(first.get()).isEmpty();

        peers.say(5, 1);
        assertThat(waiter.await(TIME)).isPresent();
    }

    @Test
    public void aWaitThatRanOutOfTimeLeavesNothing() throws Exception {
        Waiter waiter = five();
        int before = waiter.audience();
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Optional<Element>> waiting = elsewhere(() -> waiter.await(TIME));
            peers.timer.awaitPending(1);
            assertThat(waiter.audience()).isEqualTo(before + 1);
            peers.timer.advance(TIME);
            assertThat(waiting.get()).isEmpty();
        }

        assertThat(waiter.audience()).isEqualTo(before);
    }

    @Test
    public void endsWithTheConnectionInGoodOrder() throws Exception {
        Waiter waiter = five();
        peers.peer.writeFooter();

        assertThatThrownBy(() -> waiter.await(TIME))
                .isInstanceOf(NotConnectedException.class)
                .hasMessage("the connection of juliet ended before what was waited for came");
        assertThat(stream.handlers().names()).isEmpty();
    }

    @Test
    public void endsWithABrokenConnection() throws Exception {
        CompletableFuture<Element> future = five().future();
        ConnectionException because = new ConnectionException("a mouse bit the cable", null);
        stream.abort(because);

        assertThat(future)
                .failsWithin(TIME)
                .withThrowableThat()
                .withCauseInstanceOf(ConnectionException.class)
                .withMessageContaining("came: a mouse bit the cable");
    }

    @Test
    public void endsWhenItIsClosedOrRemovedByName() throws Exception {
        Waiter closed = five();
        CompletableFuture<Optional<Element>> waiting = elsewhere(() -> closed.await(TIME));
        peers.timer.awaitPending(1);
        closed.close();
        assertThatThrownBy(waiting::get).isInstanceOf(CancellationException.class);

        Waiter removed = five();
        assertThat(stream.handlers().remove("five")).isEqualTo(1);
        assertThatThrownBy(() -> removed.await(TIME))
                .isInstanceOf(CancellationException.class)
                .hasMessage("waiter five was closed before what it waits for came");
    }

    @Test
    public void closingItAfterwardsLosesNothing() throws Exception {
        Waiter waiter = five();
        peers.say(5, 1);
        assertThat(waiter.await(TIME)).isPresent();
        waiter.close();
        assertThat(waiter.await(TIME)).isPresent();
    }

    @Test
    public void aNewConnectionMayBringIt() throws Exception {
        peers.peer.writeFooter();
        peers.end();
        Waiter waiter = five();
        peers.connect();
        peers.say(5, 1);

        assertThat(waiter.await(TIME)).isPresent();
    }

    @Test
    public void whatIsChainedDoesNotHoldUpTheReadLoop() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Waiter later = stream.handlers().waiter("six", Matcher.ANY.withAttribute("id", "6"));
        CompletableFuture<Boolean> chained = five().future().thenApply(element -> {
            try {
                return go.await(10, TimeUnit.SECONDS) && stream.mayWait();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        peers.say(5, 2);
        assertThat(later.await(TIME)).isPresent();
        go.countDown();

        assertThat(chained.get()).isTrue();
    }

    @Test
    public void waitingOnALoopFailsAtOnceAndSaysWhatToDo() throws Exception {
        Waiter waiter = five();
        CompletableFuture<Element> future = waiter.future();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        StreamHandler all = element -> {
            failures.add(failureOf(() -> waiter.await(TIME)));
            failures.add(failureOf(future::get));
            failures.add(failureOf(future::join));
            failures.add(failureOf(() -> future.get(1, TimeUnit.DAYS)));
            failures.add(failureOf(() -> future.thenApply(Peers::id).join()));
        };
        stream.handlers().inStream("in stream", Matcher.ANY, element -> {
            try {
                all.handle(element);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return false;
        });
        CountDownLatch done = new CountDownLatch(1);
        stream.handle("on the event loop", Matcher.ANY, element -> {
            all.handle(element);
            done.countDown();
        });
        peers.say(0, 1);
        done.await();

        assertThat(failures)
                .hasSize(10)
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("chain what comes next to the future")
                        .hasMessageContaining("or wait in a threaded event handler"));
        assertThat(failures.get(0)).hasMessageStartingWith("waiting on the read loop");
        assertThat(failures.get(5)).hasMessageStartingWith("waiting on the event loop");
        assertThatThrownBy(() -> future.get(1, TimeUnit.NANOSECONDS))
                .as("elsewhere it waits")
                .isInstanceOf(TimeoutException.class);
    }

    private static Throwable failureOf(Callable<?> call) {
        try {
            return new AssertionError("returned " + call.call());
        } catch (Throwable e) {
            return e;
        }
    }

    @Test
    public void waitingOnALoopForWhatIsThereDoesNotFail() throws Exception {
        Waiter waiter = five();
        CompletableFuture<Object> there = new CompletableFuture<>();
        stream.handle("five", FIVE, element -> there.complete(waiter.await(TIME)));
        peers.say(5, 1);

        assertThat(there.get(10, TimeUnit.SECONDS)).isEqualTo(Optional.of(Peers.message(5)));
    }

    /** Nothing would ever come to who waits on the read loop for its own end. */
    @Test
    public void waitingForTheEndOnTheReadLoopFailsAtOnce() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        stream.filter(StanzaFilter.Stage.IN, 0, element -> {
            failure.complete(failureOf(() -> stream.close().join()));
            return Optional.empty();
        });
        peers.say(0, 1);

        assertThat(failure.get(10, TimeUnit.SECONDS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("waiting on the read loop");
        peers.peer.writeFooter();
        peers.end();
    }
}
