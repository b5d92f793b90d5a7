/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The one queue that every action of a stream goes through, in order: stanzas, events and scheduled calls. Bounded in
 * items and in bytes; who offers waits while it is full, except the event loop itself, which would wait for itself.
 */
final class EventQueue {
    private static final int BATCH = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Object[] items;
    private final int[] sizes;
    private final int softLimit;
    private final long byteLimit;
    private final Consumer<Object> dispatcher;
    private final SerialWorker worker;
    private int head;
    private int count;
    private long bytes;
    private volatile Thread loop;

    /**
     * @param itemLimit how many items may wait; as many again for what the event loop itself adds
     * @param byteLimit past how many bytes no more is taken
     * @param dispatcher gets each item on the event loop; must not throw
     */
    EventQueue(int itemLimit, long byteLimit, Executor executor, Consumer<Object> dispatcher) {
        this.items = new Object[itemLimit * 2];
        this.sizes = new int[itemLimit * 2];
        this.softLimit = itemLimit;
        this.byteLimit = byteLimit;
        this.dispatcher = dispatcher;
        this.worker = new SerialWorker(executor, this::drain);
    }

    /** Whether the caller is the event loop. */
    boolean isLoop() {
        return Thread.currentThread() == loop;
    }

    /** How many items wait. */
    int size() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Appends an item; waits for room, unless called on the event loop. */
    void put(Object item, int size) throws InterruptedException {
        lock.lock();
        try {
            if (!isLoop()) {
                while (count >= softLimit || bytes >= byteLimit) {
                    room.await();
                }
            } else if (count == items.length) {
                throw new IllegalStateException("the event queue is full: a handler raises events faster than they are"
                        + " handled; raise fewer, or raise them from a threaded handler, which waits for room");
            }
            int tail = (head + count) % items.length;
            items[tail] = item;
            sizes[tail] = size;
            count++;
            bytes += size;
        } finally {
            lock.unlock();
        }
        worker.poke();
    }

    private void drain() {
        loop = Thread.currentThread();
        try {
            Object[] batch = new Object[BATCH];
            for (int taken = take(batch); taken > 0; taken = take(batch)) {
                for (int i = 0; i < taken; i++) {
                    dispatcher.accept(batch[i]);
                    batch[i] = null;
                }
            }
        } finally {
            loop = null;
        }
    }

    private int take(Object[] batch) {
        lock.lock();
        try {
            int taken = Math.min(count, batch.length);
            for (int i = 0; i < taken; i++) {
                batch[i] = items[head];
                items[head] = null;
                bytes -= sizes[head];
                head = (head + 1) % items.length;
            }
            count -= taken;
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
