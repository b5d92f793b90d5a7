/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.lang.System.Logger;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The one queue that every action of a stream goes through, in order: stanzas, events and scheduled calls. Bounded in
 * items and in bytes, those being dispatched included; who puts waits while it is full, except the event loop itself,
 * which would wait for itself. Safe for use by many threads.
 *
 * <p>The event loop is whichever thread has that duty now: one of its own, or one that has just queued something and
 * {@linkplain #dispatchHere takes it up}.
 */
final class EventQueue {
    private static final Logger LOG = System.getLogger(EventQueue.class.getName());

    private static final int BATCH = 64;
    /** How long the array of an idle stream is, and above how many it is given up for such a one at once. */
    private static final int FEW = 16;

    private static final int MANY = 256;

    /** What runs beside the event loop, having come through the queue. */
    interface Threaded {
        /** Whether the caller is part of it. */
        boolean isTask();

        /** How many calls wait for a thread. */
        int waiting();
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final int softLimit;
    private final int hardLimit;
    private final long byteLimit;
    private final Threaded threaded;
    private final Consumer<Object> dispatcher;
    private final Runnable afterBatch;
    private final SerialWorker worker;
    private final Relief relief;
    private final Object[] batch = new Object[BATCH];
    private Object[] items;
    private int[] sizes;
    private int head;
    private int count;
    private int dispatching;
    private long bytesDispatching;
    private long bytes;
    private boolean stalled;
    private volatile Thread loop;

    /**
     * @param itemLimit how many items may wait; as many again for what the event loop itself adds
     * @param byteLimit past how many bytes no more is taken
     * @param threaded the handlers for which the event loop may have to wait
     * @param dispatcher gets each item on the event loop; must not throw
     * @param afterBatch called on the event loop after some items have been dispatched; may block
     */
    EventQueue(
            int itemLimit,
            long byteLimit,
            Executor executor,
            Threaded threaded,
            Consumer<Object> dispatcher,
            Runnable afterBatch) {
        this.items = new Object[FEW];
        this.sizes = new int[FEW];
        this.softLimit = itemLimit;
        this.hardLimit = itemLimit * 2;
        this.byteLimit = byteLimit;
        this.threaded = threaded;
        this.dispatcher = dispatcher;
        this.afterBatch = afterBatch;
        this.worker = new SerialWorker(executor, this::drain);
        this.relief = new Relief(worker::goOn, this::trim);
    }

    /** Whether the caller is the event loop. */
    boolean isLoop() {
        return Thread.currentThread() == loop;
    }

    /** How many items wait or are being dispatched. */
    int size() {
        lock.lock();
        try {
            return count + dispatching;
        } finally {
            lock.unlock();
        }
    }

    /** Appends an item; waits for room, unless called on the event loop. */
    void put(Object item, int size) throws InterruptedException {
        putSilently(item, size);
        worker.poke();
    }

    /**
     * Like {@link #put}, but does not wake the event loop, unless it must wait for it. To be followed, before long, by
     * {@link #wake} or {@link #dispatchHere}.
     */
    void putSilently(Object item, int size) throws InterruptedException {
        lock.lock();
        try {
            while (mayWait() && isFull()) {
                worker.poke();
                room.await();
            }
            if (count >= hardLimit) {
                throw new IllegalStateException("the event queue is full: handlers raise events faster than they are"
                        + " handled; raise fewer, or raise them from a thread of your own, which waits for room");
            }
            append(item, size);
        } finally {
            lock.unlock();
        }
    }

    /** Makes sure that what was put is dispatched. */
    void wake() {
        worker.poke();
    }

    /** Dispatches what was put on this thread, unless there is an event loop already. */
    void dispatchHere() {
        worker.workHere();
    }

    /**
     * Appends an item, whether there is room or not: for what is bounded by whoever calls, such as the one end of a
     * connection or the one pending run of each schedule.
     */
    void putNow(Object item) {
        lock.lock();
        try {
            append(item, 0);
        } finally {
            lock.unlock();
        }
        worker.poke();
    }

    /** Runs what makes the event loop wait for threaded handlers; meanwhile these must not wait for the event loop. */
    void stall(Runnable wait) {
        if (!isLoop()) {
            wait.run();
            return;
        }
        stalled(true);
        try {
            wait.run();
        } finally {
            stalled(false);
        }
    }

    private void stalled(boolean now) {
        lock.lock();
        try {
            stalled = now;
        } finally {
            lock.unlock();
        }
        lookAgain();
    }

    /** Wakes who waits for room. */
    void lookAgain() {
        lock.lock();
        try {
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Calls that wait for a thread still count, but not for those that would have to end before these can begin. */
    private boolean isFull() {
        int beside = threaded.isTask() ? 0 : threaded.waiting();
        return count + dispatching + beside >= softLimit || bytes >= byteLimit;
    }

    private boolean mayWait() {
        return !isLoop() && !(stalled && threaded.isTask());
    }

    private void append(Object item, int size) {
        if (count == items.length) {
            grow();
        }
        int tail = (head + count) % items.length;
        items[tail] = item;
        sizes[tail] = size;
        count++;
        bytes += size;
    }

    private void grow() {
        Object[] moreItems = Arrays.copyOfRange(items, head, head + count * 2);
        int[] moreSizes = Arrays.copyOfRange(sizes, head, head + count * 2);
        System.arraycopy(items, 0, moreItems, count - head, head);
        System.arraycopy(sizes, 0, moreSizes, count - head, head);
        items = moreItems;
        sizes = moreSizes;
        head = 0;
    }

    /** Returns false when another thread has become the event loop. */
    private boolean drain() {
        loop = Thread.currentThread();
        boolean mine = true;
        try {
            while (mine && take() > 0) {
                dispatchBatch();
                long away = relief.leave();
                flush();
                mine = relief.back(away);
            }
            return mine;
        } finally {
            if (mine) {
                loop = null;
            }
        }
    }

    /** Nothing may keep the loop from learning whether it still is one. */
    private void flush() {
        try {
            afterBatch.run();
        } catch (Throwable e) {
            Faults.log(LOG, "what handlers had sent could not be written", e);
        }
    }

    private void dispatchBatch() {
        for (int i = 0; i < dispatching; i++) {
            dispatcher.accept(batch[i]);
            batch[i] = null;
            // What one handler leaves behind must not hit the next.
            Thread.interrupted();
        }
    }

    /** Lets go of the batch that has been dispatched, and takes the next. */
    private int take() {
        lock.lock();
        try {
            bytes -= bytesDispatching;
            bytesDispatching = 0;
            dispatching = Math.min(count, BATCH);
            for (int i = 0; i < dispatching; i++) {
                batch[i] = items[head];
                items[head] = null;
                bytesDispatching += sizes[head];
                head = (head + 1) % items.length;
            }
            count -= dispatching;
            shrinkAbove(MANY);
            room.signalAll();
            return dispatching;
        } finally {
            lock.unlock();
        }
    }

    private void shrinkAbove(int length) {
        if (count == 0 && items.length > length) {
            items = new Object[FEW];
            sizes = new int[FEW];
            head = 0;
        }
    }

    /** After a while without anything to dispatch; this thread must not wait for who is busy here. */
    private void trim() {
        if (lock.tryLock()) {
            try {
                shrinkAbove(FEW);
            } finally {
                lock.unlock();
            }
        }
    }
}
