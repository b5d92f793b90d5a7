/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

public class EventQueueTest {
    private static final int ITEMS = 8;
    private static final long BYTES = 1000;

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final List<Object> dispatched = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore mayDispatch = new Semaphore(0);
    private volatile Consumer<Object> alsoDo = item -> {};
    private volatile Thread handler;
    private volatile int beside;
    private final EventQueue.Threaded threaded = new EventQueue.Threaded() {
        @Override
        public boolean isTask() {
            return Thread.currentThread() == handler;
        }

        @Override
        public int waiting() {
            return beside;
        }
    };
    private final EventQueue queue =
            new EventQueue(ITEMS, BYTES, Threads.pool("loop", 1), threaded, this::dispatch, () -> {});

    private void dispatch(Object item) {
        mayDispatch.acquireUninterruptibly();
        alsoDo.accept(item);
        dispatched.add(item);
    }

    private void fill(int count, int size) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            queue.put(i, size);
        }
    }

    private CompletableFuture<Thread> putElsewhere(Object item, int size) {
        CompletableFuture<Thread> put = new CompletableFuture<>();
        Threads.start("putter", () -> {
            try {
                queue.put(item, size);
                put.complete(Thread.currentThread());
            } catch (Throwable e) {
                put.completeExceptionally(e);
            }
        });
        return put;
    }

    private void drain() {
        mayDispatch.release(1_000_000);
        while (queue.size() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    public void dispatchesInOrder() throws Exception {
        mayDispatch.release(1_000_000);
        fill(1000, 1);
        drain();

        assertThat(dispatched).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    public void putWaitsWhileTooManyItemsWait() throws Exception {
        fill(ITEMS, 1);
        CompletableFuture<Thread> ninth = putElsewhere("ninth", 1);

        assertThat(ninth).isNotDone();
        assertThat(queue.size()).as("those being dispatched included").isEqualTo(ITEMS);
        drain();
        ninth.get();
        drain();
        assertThat(dispatched).hasSize(ITEMS + 1).endsWith("ninth");
    }

    @Test
    public void putWaitsWhileTooManyBytesWait() throws Exception {
        queue.put("small", 1);
        queue.put("one over is taken", 5000);
        CompletableFuture<Thread> third = putElsewhere("third", 0);

        assertThat(third).isNotDone();
        mayDispatch.release();
        assertThat(third).as("the large one is still being dispatched").isNotDone();
        drain();
        third.get();
        drain();
        assertThat(dispatched).containsExactly("small", "one over is taken", "third");
    }

    @Test
    public void aWaitingPutCanBeInterrupted() throws Exception {
        fill(ITEMS, 1);
        CompletableFuture<Void> interrupted = new CompletableFuture<>();
        Thread putter = Threads.start("putter", () -> {
            try {
                queue.put("never", 1);
            } catch (InterruptedException e) {
                interrupted.complete(null);
            }
        });
        putter.interrupt();

        interrupted.get();
        drain();
        assertThat(dispatched).doesNotContain("never");
    }

    @Test
    public void theLoopItselfNeverWaits() throws Exception {
        alsoDo = item -> {
            assertThat(queue.isLoop()).isTrue();
            if (item.equals(0)) {
                putAll("from the loop", ITEMS);
            }
        };
        fill(ITEMS, 1);
        mayDispatch.release(1_000_000);
        while (dispatched.size() < 2 * ITEMS) {
            Thread.onSpinWait();
        }
        assertThat(dispatched.subList(ITEMS, 2 * ITEMS)).containsOnly("from the loop");
        assertThat(queue.isLoop()).isFalse();
    }

    @Test
    public void theLoopIsRefusedBeyondTwiceTheBound() throws Exception {
        CompletableFuture<Throwable> refusal = new CompletableFuture<>();
        alsoDo = item -> {
            if (item.equals("greedy")) {
                try {
                    putAll("more", 10 * ITEMS);
                    refusal.complete(null);
                } catch (Throwable e) {
                    refusal.complete(e);
                }
            }
        };
        queue.put("greedy", 1);
        mayDispatch.release(1_000_000);

        assertThat(refusal.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the event queue is full: handlers raise events faster than they are handled");
        drain();
        assertThat(dispatched).hasSize(1 + 2 * ITEMS);
    }

    private void putAll(Object item, int count) {
        try {
            for (int i = 0; i < count; i++) {
                queue.put(item, 1);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void putNowNeverWaitsWhoeverCalls() throws Exception {
        fill(ITEMS, 1);
        for (int i = 0; i < 3 * ITEMS; i++) {
            queue.putNow("now" + i);
        }
        drain();

        assertThat(dispatched).hasSize(4 * ITEMS).endsWith("now" + (3 * ITEMS - 1));
        assertThat(dispatched.subList(0, ITEMS)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(dispatched.subList(ITEMS, 2 * ITEMS))
                .containsExactly("now0", "now1", "now2", "now3", "now4", "now5", "now6", "now7");
    }

    @Test
    public void aHandlerForWhichTheLoopWaitsDoesNotWaitForTheLoop() throws Exception {
        CountDownLatch handled = new CountDownLatch(1);
        CompletableFuture<Void> stalled = new CompletableFuture<>();
        alsoDo = item -> {
            if (item.equals(0)) {
                queue.stall(() -> {
                    stalled.complete(null);
                    await(handled);
                });
            }
        };
        fill(ITEMS, 1);
        CompletableFuture<Void> put = new CompletableFuture<>();
        handler = Threads.start("handler", () -> {
            try {
                handler = Thread.currentThread();
                queue.put("from the handler", 1);
                put.complete(null);
                handled.countDown();
            } catch (Throwable e) {
                put.completeExceptionally(e);
            }
        });
        CompletableFuture<Thread> other = putElsewhere("from elsewhere", 1);
        assertThat(put).as("while the loop does not wait").isNotDone();

        mayDispatch.release();
        stalled.get();
        put.get(10, TimeUnit.SECONDS);
        assertThat(other.isDone()).as("who is no handler waits").isFalse();
        drain();
        other.get();
    }

    @Test
    public void callsThatWaitForAThreadTakeUpRoom() throws Exception {
        beside = ITEMS;
        CompletableFuture<Thread> put = putElsewhere("from elsewhere", 1);
        assertThat(put).isNotDone();
        handler = Thread.currentThread();
        queue.put("from a handler, before which they cannot begin", 1);

        beside = ITEMS - 2;
        queue.lookAgain();
        put.get();
    }

    @Test
    public void anInterruptLeftBehindDoesNotReachTheNextItem() throws Exception {
        CompletableFuture<Boolean> next = new CompletableFuture<>();
        alsoDo = item -> {
            if (item.equals(0)) {
                Thread.currentThread().interrupt();
            } else if (item.equals(1)) {
                next.complete(Thread.currentThread().isInterrupted());
            }
        };
        fill(2, 1);
        mayDispatch.release(2);

        assertThat(next.get()).isFalse();
    }

    @Test
    public void losesNothingUnderManyPutters() throws Exception {
        mayDispatch.release(1_000_000);
        int each = 5000;
        List<CompletableFuture<Void>> putters = IntStream.range(0, 4)
                .mapToObj(p -> CompletableFuture.runAsync(() -> putAll(p, each), task -> Threads.start("putter", task)))
                .toList();
        for (CompletableFuture<Void> putter : putters) {
            putter.get();
        }
        drain();

        assertThat(dispatched).hasSize(4 * each);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
