/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

public class CallsTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(20);

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Calls calls = new Calls();

    private Thread inside(ThrowingTask task) throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        Thread thread = Threads.start("inside", () -> {
            assertThat(calls.enter()).isTrue();
            entered.countDown();
            try {
                task.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            } finally {
                calls.leave();
            }
        });
        entered.await();
        return thread;
    }

    private interface ThrowingTask {
        void run() throws Exception;
    }

    @Test
    public void nobodyEntersAfterClose() {
        assertThat(calls.enter()).isTrue();
        calls.leave();

        assertThat(calls.close(LONG)).isTrue();
        assertThat(calls.enter()).isFalse();
        assertThat(calls.close(LONG)).as("closing twice").isTrue();
    }

    @Test
    public void closeWaitsForTheCallUnderWay() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean left = new AtomicBoolean();
        inside(() -> {
            go.await();
            left.set(true);
        });
        CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> calls.close(LONG) && left.get());

        assertThat(closed).isNotDone();
        go.countDown();
        assertThat(closed.get()).isTrue();
    }

    @Test
    public void closeInterruptsWhoStays() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch never = new CountDownLatch(1);
        inside(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });

        calls.close(SHORT);
        assertThat(calls.close(LONG)).isTrue();
        assertThat(interrupted).isTrue();
    }

    @Test
    public void closeGivesUpOnWhoIgnoresTheInterrupt() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Thread stubborn = inside(() -> {
            while (go.getCount() > 0) {
                Thread.onSpinWait();
            }
        });

        assertThat(calls.close(SHORT)).isFalse();
        go.countDown();
        stubborn.join();
        assertThat(calls.close(LONG)).isTrue();
    }

    @Test
    public void theInterruptStaysWithTheHandler() throws Exception {
        CompletableFuture<Boolean> after = new CompletableFuture<>();
        CountDownLatch entered = new CountDownLatch(1);
        Threads.start("inside", () -> {
            calls.enter();
            entered.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            calls.leave();
            after.complete(Thread.currentThread().isInterrupted());
        });
        entered.await();

        calls.close(SHORT);
        assertThat(after.get()).isFalse();
    }

    @Test
    public void anotherInterruptOfTheThreadIsNotLost() throws Exception {
        CompletableFuture<Boolean> after = new CompletableFuture<>();
        Threads.start("inside", () -> {
            calls.enter();
            Thread.currentThread().interrupt();
            calls.leave();
            after.complete(Thread.currentThread().isInterrupted());
        });

        assertThat(after.get()).isTrue();
    }

    @Test
    public void closeFromWithinDoesNotWaitForItself() {
        assertThat(calls.enter()).isTrue();
        assertThat(calls.close(LONG)).isTrue();
        calls.leave();
    }

    @Test
    public void closeFromWithinWaitsForTheOthersOnly() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        inside(go::await);
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        inside(() -> closed.complete(calls.close(LONG)));

        assertThat(closed).isNotDone();
        go.countDown();
        assertThat(closed.get()).isTrue();
    }

    @Test
    public void twoThatCloseFromWithinDoNotWaitForEachOther() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        CompletableFuture<Boolean> one = new CompletableFuture<>();
        CompletableFuture<Boolean> other = new CompletableFuture<>();
        inside(() -> {
            both.await();
            one.complete(calls.close(LONG));
        });
        inside(() -> {
            both.await();
            other.complete(calls.close(LONG));
        });

        assertThat(one.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(other.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    public void aCallWithinACallCountsUntilTheOuterOneReturns() throws Exception {
        CountDownLatch innerDone = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        inside(() -> {
            assertThat(calls.enter()).isTrue();
            calls.leave();
            innerDone.countDown();
            go.await();
        });
        innerDone.await();
        CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> calls.close(LONG));

        assertThat(closed).isNotDone();
        go.countDown();
        assertThat(closed.get()).isTrue();
    }

    @Test
    public void anInterruptedCallerStillWaitsAndStaysInterrupted() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean left = new AtomicBoolean();
        inside(() -> {
            go.await();
            left.set(true);
        });
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        Threads.start("closer", () -> {
            Thread.currentThread().interrupt();
            boolean closed = calls.close(LONG);
            result.complete(closed && left.get() && Thread.currentThread().isInterrupted());
        });

        assertThat(result).isNotDone();
        go.countDown();
        assertThat(result.get()).isTrue();
    }

    @Test
    public void nobodyIsInsideAfterCloseHoweverManyCome() throws Exception {
        for (int round = 0; round < 200; round++) {
            Calls each = new Calls();
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger afterClose = new AtomicInteger();
            AtomicBoolean closed = new AtomicBoolean();
            CountDownLatch started = new CountDownLatch(2);
            Runnable caller = () -> {
                started.countDown();
                while (each.enter()) {
                    inside.incrementAndGet();
                    if (closed.get()) {
                        afterClose.incrementAndGet();
                    }
                    inside.decrementAndGet();
                    each.leave();
                }
            };
            Thread[] callers = {Threads.start("one", caller), Threads.start("other", caller)};
            started.await();

            assertThat(each.close(LONG)).isTrue();
            assertThat(inside.get()).isZero();
            closed.set(true);
            for (Thread thread : callers) {
                thread.join();
            }
            assertThat(afterClose.get()).isZero();
        }
    }
}
