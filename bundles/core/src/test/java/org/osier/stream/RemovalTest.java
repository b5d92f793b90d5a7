/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.stream.EventHandler.Delivery;

/** What has been removed is called no more, whatever is queued and whoever removes it. */
public class RemovalTest {
    private static final EventKey<Integer> EVENT = new EventKey<>("event", Integer.class);

    @Rule
    public final Logged logged = new Logged();

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Peers peers = new Peers().connect();
    private final XmlStream stream = peers.stream;
    private final AtomicInteger calls = new AtomicInteger();

    /** Keeps the event loop busy until the latch is released. */
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

    private void queueMessages(int count) throws Exception {
        peers.say(0, count);
        peers.far.outgoing.awaitBlockedReader();
    }

    @Test
    public void takesEffectWithElementsQueued() throws Exception {
        Registration registration = stream.handle("removed", Matcher.ANY, element -> calls.incrementAndGet());
        Registration event = stream.on(EVENT, Delivery.QUEUED, data -> calls.incrementAndGet());
        CountDownLatch go = holdLoop();
        queueMessages(10);
        stream.raise(EVENT, 1);
        registration.close();
        event.close();
        go.countDown();
        peers.settle();

        assertThat(calls).hasValue(0);
    }

    @Test
    public void addedHandlersSeeElementsQueuedBefore() throws Exception {
        CountDownLatch go = holdLoop();
        queueMessages(10);
        stream.handle("added", Matcher.ANY, element -> calls.incrementAndGet());
        go.countDown();
        peers.settle();

        assertThat(calls).hasValue(10);
    }

    @Test
    public void worksFromWithinTheHandlerItself() throws Exception {
        Registration[] self = new Registration[1];
        self[0] = stream.handle("once", Matcher.ANY, element -> {
            calls.incrementAndGet();
            self[0].close();
            self[0].close();
        });
        queueMessages(10);
        peers.settle();

        assertThat(calls).hasValue(1);
    }

    @Test
    public void worksFromAnotherHandlerOfTheSameElement() throws Exception {
        Registration[] later = new Registration[1];
        stream.handle("remover", Matcher.ANY, element -> later[0].close());
        later[0] = stream.handle("later", Matcher.ANY, element -> calls.incrementAndGet());
        queueMessages(1);
        peers.settle();

        assertThat(calls).hasValue(0);
    }

    @Test
    public void waitsForTheCallUnderWay() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        AtomicBoolean left = new AtomicBoolean();
        CountDownLatch go = new CountDownLatch(1);
        Peers patient = patient();
        Registration registration = patient.stream.handle("slow", Matcher.ANY, element -> {
            inside.countDown();
            go.await();
            left.set(true);
        });
        patient.say(0, 1);
        inside.await();
        CompletableFuture<Boolean> removed = CompletableFuture.supplyAsync(() -> {
            registration.close();
            return left.get();
        });

        assertThat(removed).isNotDone();
        go.countDown();
        assertThat(removed.get()).isTrue();
    }

    private static Peers patient() {
        return new Peers(64, 1024 * 1024, 64, java.time.Duration.ofSeconds(15)).connect();
    }

    @Test
    public void interruptsWhoDoesNotReturnAndTheLoopGoesOn() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Registration registration = stream.handle("stuck", Matcher.ANY, element -> {
            inside.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
        });
        queueMessages(5);
        inside.await();
        registration.close();

        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
        peers.settle();
    }

    @Test
    public void givesUpOnWhoIgnoresTheInterruptAndNobodyCallsItAgain() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        AtomicBoolean go = new AtomicBoolean();
        Registration registration = stream.handle("stubborn", Matcher.ANY, element -> {
            calls.incrementAndGet();
            inside.countDown();
            while (!go.get()) {
                Thread.onSpinWait();
            }
        });
        queueMessages(5);
        inside.await();
        registration.close();
        go.set(true);
        peers.settle();

        assertThat(calls).hasValue(1);
        assertThat(logged.messages()).containsExactly("stubborn does not return; it was removed all the same");
    }

    @Test
    public void interruptsThreadedHandlersToo() throws Exception {
        int many = 5;
        CountDownLatch inside = new CountDownLatch(many);
        CountDownLatch interrupted = new CountDownLatch(many);
        Registration registration = stream.on(EVENT, Delivery.THREADED, data -> {
            inside.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        for (int i = 0; i < many; i++) {
            stream.raise(EVENT, i);
        }
        inside.await();
        registration.close();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    public void waitsForInStreamHandlers() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Registration registration = stream.handlers().inStream("stuck", Matcher.ANY, element -> {
            inside.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return false;
        });
        stream.handle("messages", Matcher.ANY, element -> calls.incrementAndGet());
        peers.say(0, 3);
        inside.await();
        registration.close();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();

        peers.far.outgoing.awaitBlockedReader();
        peers.settle();
        assertThat(calls).as("the read loop goes on").hasValue(3);
    }

    /** No call may begin after close has returned, with elements streaming in all the while. */
    @Test
    public void holdsUnderLoad() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Thread feeder = Threads.start("feeder", () -> {
            for (int i = 0; !stop.get(); i++) {
                peers.peer.write(Peers.message(i));
            }
        });
        AtomicInteger late = new AtomicInteger();
        for (int round = 0; round < 500; round++) {
            AtomicBoolean removed = new AtomicBoolean();
            CountDownLatch called = new CountDownLatch(1);
            Registration registration = stream.handle("round" + round, Matcher.ANY, element -> {
                if (removed.get()) {
                    late.incrementAndGet();
                }
                called.countDown();
            });
            assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
            registration.close();
            removed.set(true);
        }
        stop.set(true);
        feeder.join();

        assertThat(late).hasValue(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
