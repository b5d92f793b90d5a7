/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

public class SerialWorkerTest {
    @Rule
    public final Timeout bound = Timeout.seconds(30);

    private final Deque<Runnable> submitted = new ArrayDeque<>();
    private final AtomicInteger runs = new AtomicInteger();

    private static SerialWorker serial(Executor executor, Runnable work) {
        return new SerialWorker(executor, () -> {
            work.run();
            return true;
        });
    }

    @Test
    public void submitsOnceHoweverOftenItIsPoked() {
        SerialWorker worker = serial(submitted::add, runs::incrementAndGet);
        worker.poke();
        worker.poke();
        worker.poke();

        assertThat(submitted).hasSize(1);
        submitted.remove().run();
        assertThat(runs).as("once for what was there, at most once more").hasValueBetween(1, 2);
        worker.poke();
        assertThat(submitted).hasSize(1);
    }

    @Test
    public void beginsOnceMoreWhenPokedWhileItRuns() {
        SerialWorker[] worker = new SerialWorker[1];
        worker[0] = serial(Runnable::run, () -> {
            if (runs.incrementAndGet() == 1) {
                worker[0].poke();
                worker[0].poke();
            }
        });
        worker[0].poke();

        assertThat(runs).hasValue(2);
    }

    @Test
    public void goesOnAfterWorkThatFails() {
        SerialWorker worker = serial(submitted::add, () -> {
            if (runs.incrementAndGet() == 1) {
                throw new OutOfMemoryError("not really");
            }
        });
        worker.poke();
        assertThatThrownBy(() -> submitted.remove().run()).isInstanceOf(OutOfMemoryError.class);

        worker.poke();
        submitted.remove().run();
        assertThat(runs).hasValue(2);
    }

    @Test
    public void doesNotForgetAPokeBecauseTheWorkFailed() {
        SerialWorker[] worker = new SerialWorker[1];
        worker[0] = serial(submitted::add, () -> {
            if (runs.incrementAndGet() == 1) {
                worker[0].poke();
                throw new IllegalStateException("not really");
            }
        });
        worker[0].poke();
        assertThatThrownBy(() -> submitted.remove().run()).isInstanceOf(IllegalStateException.class);

        submitted.remove().run();
        assertThat(runs).hasValue(2);
    }

    @Test
    public void triesAgainWhenThereWasNoThread() {
        AtomicBoolean full = new AtomicBoolean(true);
        SerialWorker worker = serial(
                task -> {
                    if (full.get()) {
                        throw new RejectedExecutionException("full");
                    }
                    submitted.add(task);
                },
                runs::incrementAndGet);
        assertThatThrownBy(worker::poke).isInstanceOf(RejectedExecutionException.class);

        full.set(false);
        worker.poke();
        assertThat(submitted).hasSize(1);
    }

    /** Each token that is added must be seen by a run that begins after it was added; no run overlaps another. */
    @Test
    public void neverRunsTwiceAtOnceAndNeverMissesAPoke() throws Exception {
        int threads = 4;
        int each = 100_000;
        AtomicInteger tokens = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger running = new AtomicInteger();
        AtomicBoolean overlapped = new AtomicBoolean();
        CountDownLatch all = new CountDownLatch(threads * each);
        SerialWorker worker = serial(Threads.pool("worker", 4), () -> {
            if (running.incrementAndGet() != 1) {
                overlapped.set(true);
            }
            for (int now = tokens.getAndSet(0); now > 0; now--) {
                taken.incrementAndGet();
                all.countDown();
            }
            running.decrementAndGet();
        });
        for (int i = 0; i < threads; i++) {
            Threads.start("poker", () -> {
                for (int j = 0; j < each; j++) {
                    tokens.incrementAndGet();
                    worker.poke();
                }
            });
        }

        assertThat(all.await(20, TimeUnit.SECONDS))
                .as("all tokens taken, %s so far", taken)
                .isTrue();
        assertThat(overlapped).isFalse();
    }
}
