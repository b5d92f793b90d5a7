/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.stream.EventHandler.Delivery;

public class EventsTest {
    private static final EventKey<Integer> EVENT = new EventKey<>("event", Integer.class);
    private static final EventKey<Void> PLAIN = new EventKey<>("plain", Void.class);

    @Rule
    public final Logged logged = new Logged();

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Peers peers = new Peers(16, 1024 * 1024, 16);
    private final XmlStream stream = peers.stream;
    private final List<Object> calls = Collections.synchronizedList(new ArrayList<>());

    private CountDownLatch holdLoop() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        stream.execute(() -> {
            held.countDown();
            await(go);
        });
        held.await();
        return go;
    }

    @Test
    public void reachEveryHandlerInOrder() throws Exception {
        stream.on(EVENT, Delivery.QUEUED, data -> calls.add("a" + data));
        stream.on(EVENT, Delivery.QUEUED, data -> calls.add("b" + data));
        stream.raise(EVENT, 1);
        stream.raise(EVENT, 2);
        peers.settle();

        assertThat(calls).containsExactly("a1", "b1", "a2", "b2");
    }

    @Test
    @Point(32)
    public void reachHandlersWithoutData() throws Exception {
        stream.on(PLAIN, Delivery.QUEUED, nothing -> calls.add("called"));
        stream.raise(PLAIN, null);
        peers.settle();

        assertThat(calls).containsExactly("called");
    }

    @Test
    public void areKnownByNameAndType() throws Exception {
        stream.on(new EventKey<>("event", Integer.class), Delivery.QUEUED, calls::add);
        stream.raise(new EventKey<>("event", String.class), "other");
        stream.raise(EVENT, 7);
        peers.settle();

        assertThat(calls).containsExactly(7);
    }

    @Test
    @Point(32)
    public void costNothingWithoutHandlers() throws Exception {
        CountDownLatch go = holdLoop();
        int before = stream.eventQueueSize();
        for (int i = 0; i < 10_000; i++) {
            stream.raise(EVENT, i);
        }
        assertThat(stream.eventQueueSize()).isEqualTo(before);
        assertThat(stream.hasHandlers(EVENT)).isFalse();

        stream.on(EVENT, Delivery.QUEUED, calls::add).close();
        assertThat(stream.hasHandlers(EVENT)).as("after the last one has gone").isFalse();
        go.countDown();
    }

    @Test
    @Point(31)
    public void disposableHandlersRunOnceThoughRaisedTwiceBefore() throws Exception {
        stream.once(EVENT, Delivery.QUEUED, data -> calls.add("queued" + data));
        CountDownLatch threaded = new CountDownLatch(1);
        stream.once(EVENT, Delivery.THREADED, data -> {
            calls.add("threaded" + data);
            threaded.countDown();
        });
        CountDownLatch go = holdLoop();
        stream.raise(EVENT, 1);
        stream.raise(EVENT, 2);
        go.countDown();
        threaded.await();
        peers.settle();

        assertThat(calls).containsExactlyInAnyOrder("queued1", "threaded1");
        assertThat(stream.hasHandlers(EVENT)).isFalse();
    }

    @Test
    public void disposableHandlersRunOnceThoughRaisedByManyThreads() throws Exception {
        for (int round = 0; round < 200; round++) {
            AtomicInteger runs = new AtomicInteger();
            stream.once(EVENT, Delivery.QUEUED, data -> runs.incrementAndGet());
            CountDownLatch both = new CountDownLatch(2);
            Runnable raise = () -> {
                stream.raiseDirect(EVENT, 1);
                both.countDown();
            };
            Threads.start("one", raise);
            Threads.start("other", raise);
            both.await();
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    @Point(31)
    public void directEventsRunOnTheCaller() {
        Thread caller = Thread.currentThread();
        stream.on(EVENT, Delivery.QUEUED, data -> calls.add(Thread.currentThread()));
        stream.raiseDirect(EVENT, 1);

        assertThat(calls).containsExactly(caller);
    }

    @Test
    public void aHandlerMayRaiseItsOwnEventDirectly() throws Exception {
        stream.on(EVENT, Delivery.QUEUED, data -> {
            calls.add(data);
            if (data > 0) {
                stream.raiseDirect(EVENT, data - 1);
            }
        });
        stream.raise(EVENT, 3);
        peers.settle();

        assertThat(calls).containsExactly(3, 2, 1, 0);
    }

    @Test
    public void aHandlerThatFailsHarmsNobody() throws Exception {
        stream.on(EVENT, Delivery.QUEUED, data -> {
            throw new Exception("not really");
        });
        stream.on(EVENT, Delivery.QUEUED, data -> {
            throw new StackOverflowError("not really");
        });
        stream.on(EVENT, Delivery.THREADED, data -> {
            throw new OutOfMemoryError("not really");
        });
        stream.on(EVENT, Delivery.QUEUED, calls::add);
        stream.raise(EVENT, 1);
        stream.raise(EVENT, 2);
        peers.settle();

        assertThat(calls).containsExactly(1, 2);
        assertThat(logged.messages()).contains("a handler of the event event failed");
    }

    @Test
    public void threadedHandlersMayBlockAndAreBegunInOrder() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(3);
        stream.on(EVENT, Delivery.THREADED, data -> {
            begun.countDown();
            go.await();
            calls.add(stream.isEventLoop());
        });
        stream.raise(EVENT, 1);
        stream.raise(EVENT, 2);
        stream.raise(EVENT, 3);
        begun.await();
        peers.settle();
        go.countDown();
        while (calls.size() < 3) {
            Thread.onSpinWait();
        }
        assertThat(calls).containsOnly(false);
    }

    @Test
    @Point(33)
    public void threadedHandlersAreBounded() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int many = 500;
        CountDownLatch done = new CountDownLatch(many);
        CountDownLatch go = new CountDownLatch(1);
        stream.on(EVENT, Delivery.THREADED, data -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            go.await();
            running.decrementAndGet();
            done.countDown();
        });
        Threads.start("raiser", () -> IntStream.range(0, many).forEach(i -> stream.raise(EVENT, i)));
        while (running.get() < 64) {
            Thread.onSpinWait();
        }
        go.countDown();

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(64);
    }

    /** 64 threaded handlers would wait for room in the event queue, while the event loop waits for one of them. */
    @Test
    public void threadedHandlersThatRaiseEventsCannotDeadlock() throws Exception {
        EventKey<Integer> answer = new EventKey<>("answer", Integer.class);
        XmlStream wide = new Peers(256, 1024 * 1024, 16).stream;
        int many = 5000;
        CountDownLatch answers = new CountDownLatch(2 * many);
        wide.on(EVENT, Delivery.THREADED, data -> {
            wide.raise(answer, data);
            wide.raise(answer, data);
        });
        wide.on(answer, Delivery.QUEUED, data -> answers.countDown());
        Threads.start("raiser", () -> IntStream.range(0, many).forEach(i -> wide.raise(EVENT, i)));

        assertThat(answers.await(15, TimeUnit.SECONDS))
                .as("%d left", answers.getCount())
                .isTrue();
    }

    @Test
    public void raisingFromTheEventLoopBeyondTheBoundSaysWhatToDo() throws Exception {
        stream.on(EVENT, Delivery.QUEUED, calls::add);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        stream.execute(() -> {
            try {
                for (int i = 0; i < 1000; i++) {
                    stream.raise(EVENT, i);
                }
            } catch (Throwable e) {
                failure.complete(e);
            }
        });

        assertThat(failure.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("raise fewer, or raise them from a thread of your own, which waits for room");
        peers.settle();
        assertThat(calls).as("twice the bound").hasSize(32);
    }

    @Test
    public void raisingFromElsewhereWaitsAndCanBeInterrupted() throws Exception {
        stream.on(EVENT, Delivery.QUEUED, calls::add);
        CountDownLatch go = holdLoop();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread raiser = Threads.start("raiser", () -> {
            try {
                IntStream.range(0, 1000).forEach(i -> stream.raise(EVENT, i));
            } catch (NotConnectedException e) {
                failure.complete(Thread.currentThread().isInterrupted() ? e : null);
            }
        });
        while (stream.eventQueueSize() < 16) {
            Thread.onSpinWait();
        }
        raiser.interrupt();

        assertThat(failure.get()).hasMessageContaining("interrupted while the event queue was full");
        go.countDown();
    }

    @Test
    public void manyMayComeAndGoWhileEventsAreRaised() throws Exception {
        AtomicInteger lost = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        Runnable comeAndGo = () -> {
            for (int i = 0; i < 20_000; i++) {
                AtomicInteger called = new AtomicInteger();
                Registration registration = stream.on(EVENT, Delivery.QUEUED, data -> called.incrementAndGet());
                stream.raiseDirect(EVENT, i);
                registration.close();
                if (called.get() == 0) {
                    lost.incrementAndGet();
                }
            }
            both.countDown();
        };
        Threads.start("one", comeAndGo);
        Threads.start("other", comeAndGo);
        both.await();

        assertThat(lost).as("handlers that were added, and missed their event").hasValue(0);
        assertThat(stream.hasHandlers(EVENT)).isFalse();
    }

    @Test
    public void refusesNoNames() {
        assertThatThrownBy(() -> stream.on((EventKey<Integer>) null, Delivery.QUEUED, data -> {}))
                .isInstanceOf(NullPointerException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
