/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;

public class BoundedExecutorTest {
    private static final int MOST = 4;
    private static final int WAITING = 2;

    @Rule
    public final Logged logged = new Logged();

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final AtomicInteger waits = new AtomicInteger();
    private final AtomicInteger fewer = new AtomicInteger();
    private final FaultHooks faults = new FaultHooks(Timer.SYSTEM);
    private final BoundedExecutor executor = new BoundedExecutor(
            task -> Threads.start("task", task), MOST, WAITING, this::waited, fewer::incrementAndGet, faults);

    private void waited(Runnable wait) {
        waits.incrementAndGet();
        wait.run();
    }

    @Test
    @Point(33)
    public void runsSoManyTasksAtOnceAndNoMore() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int tasks = 200;
        CountDownLatch done = new CountDownLatch(tasks);
        for (int i = 0; i < tasks; i++) {
            executor.execute(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                running.decrementAndGet();
                done.countDown();
            });
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValueBetween(1, MOST);
    }

    @Test
    @Point(33)
    public void letsSomeWaitInOrderAndThenTheSubmitter() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < MOST; i++) {
            executor.execute(() -> await(go));
        }
        executor.execute(() -> ran.add(1));
        executor.execute(() -> ran.add(2));
        assertThat(executor.waiting()).isEqualTo(2);
        assertThat(waits).as("waits so far").hasValue(0);
        CompletableFuture<Void> third = CompletableFuture.runAsync(() -> executor.execute(() -> ran.add(3)));
        while (waits.get() == 0) {
            Thread.onSpinWait();
        }

        assertThat(third).isNotDone();
        go.countDown();
        third.get(10, TimeUnit.SECONDS);
        while (ran.size() < 3) {
            Thread.onSpinWait();
        }
        assertThat(executor.waiting()).isZero();
        assertThat(fewer).hasValueBetween(2, 3);
    }

    @Test
    public void tasksThatSubmitTasksCannotWaitForEachOther() throws Exception {
        CountDownLatch allIn = new CountDownLatch(MOST);
        CountDownLatch done = new CountDownLatch(MOST);
        for (int i = 0; i < MOST; i++) {
            executor.execute(() -> {
                allIn.countDown();
                await(allIn);
                executor.execute(done::countDown);
            });
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    public void knowsItsTasks() throws Exception {
        CompletableFuture<Boolean> inside = new CompletableFuture<>();
        executor.execute(() -> inside.complete(executor.isTask()));

        assertThat(inside.get()).isTrue();
        assertThat(executor.isTask()).isFalse();
    }

    @Test
    public void keepsItsRoomWhenThereIsNoThread() {
        AtomicBoolean broken = new AtomicBoolean(true);
        BoundedExecutor one = new BoundedExecutor(
                task -> {
                    if (broken.get()) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    task.run();
                },
                1,
                0,
                Runnable::run,
                () -> {},
                faults);
        assertThatThrownBy(() -> one.execute(() -> {})).isInstanceOf(OutOfMemoryError.class);

        broken.set(false);
        AtomicBoolean ran = new AtomicBoolean();
        one.execute(() -> ran.set(true));
        assertThat(ran).isTrue();
    }

    @Test
    public void keepsItsRoomWhenATaskFails() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        faults.add((what, e) -> told.add(what + ": " + e.getMessage()));
        for (int i = 0; i < 3 * MOST; i++) {
            BoundedExecutor quiet = executor;
            CompletableFuture<Void> ran = new CompletableFuture<>();
            quiet.execute(() -> {
                ran.complete(null);
                throw new IllegalStateException("not really");
            });
            ran.get(10, TimeUnit.SECONDS);
        }
        assertThat(told).isNotEmpty().containsOnly("a task: not really");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
