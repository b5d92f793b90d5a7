/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The one queue that every action of a stream goes through, in order: stanzas, events and scheduled calls. Bounded in
 * items and in bytes, those being dispatched included; who puts waits while it is full, except the event loop itself,
 * which would wait for itself. Safe for use by many threads.
 */
final class EventQueue {
    private static final int BATCH = 64;

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
    private final SerialWorker worker;
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
     */
    EventQueue(int itemLimit, long byteLimit, Executor executor, Threaded threaded, Consumer<Object> dispatcher) {
        this.items = new Object[itemLimit * 2];
        this.sizes = new int[itemLimit * 2];
        this.softLimit = itemLimit;
        this.hardLimit = itemLimit * 2;
        this.byteLimit = byteLimit;
        this.threaded = threaded;
        this.dispatcher = dispatcher;
        this.worker = new SerialWorker(executor, this::drain);
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
        lock.lock();
        try {
            while (mayWait() && isFull()) {
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
        worker.poke();
    }

    /** Appends an item, whether there is room or not: for what comes at most once in the life of a connection. */
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

    private void drain() {
        loop = Thread.currentThread();
        try {
            for (int taken = take(); taken > 0; taken = take()) {
                for (int i = 0; i < taken; i++) {
                    dispatcher.accept(batch[i]);
                    batch[i] = null;
                    // What one handler leaves behind must not hit the next.
                    Thread.interrupted();
                }
            }
        } finally {
            loop = null;
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
            room.signalAll();
            return dispatching;
        } finally {
            lock.unlock();
        }
    }
}
