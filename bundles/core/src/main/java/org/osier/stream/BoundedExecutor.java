/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Lets only so many tasks run at once, and so many more wait, in order. Who submits one more waits too, unless it is
 * such a task itself: that runs the new one on its own thread, since tasks that wait for tasks could wait for ever. Safe
 * for use by many threads.
 */
final class BoundedExecutor implements Executor, EventQueue.Threaded {
    private final Executor delegate;
    private final int mostRunning;
    private final int mostWaiting;
    private final Consumer<Runnable> aroundWait;
    private final Runnable whenFewerWait;
    private final FaultHooks faults;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final Set<Thread> own = ConcurrentHashMap.newKeySet();
    private int running;
    private volatile int waiting;

    /**
     * @param aroundWait runs what makes a submitter wait
     * @param whenFewerWait called after a task has stopped waiting
     * @param faults is told what tasks throw
     */
    BoundedExecutor(
            Executor delegate,
            int mostRunning,
            int mostWaiting,
            Consumer<Runnable> aroundWait,
            Runnable whenFewerWait,
            FaultHooks faults) {
        this.delegate = delegate;
        this.mostRunning = mostRunning;
        this.mostWaiting = mostWaiting;
        this.aroundWait = aroundWait;
        this.whenFewerWait = whenFewerWait;
        this.faults = faults;
    }

    @Override
    public boolean isTask() {
        return own.contains(Thread.currentThread());
    }

    @Override
    public int waiting() {
        return waiting;
    }

    @Override
    public void execute(Runnable task) {
        switch (place(task)) {
            case NEW_THREAD -> start(task);
            case OWN_THREAD -> task.run();
            case QUEUE -> {}
        }
    }

    private enum Place {
        NEW_THREAD,
        OWN_THREAD,
        QUEUE
    }

    private Place place(Runnable task) {
        lock.lock();
        try {
            if (isFull() && isTask()) {
                return Place.OWN_THREAD;
            }
            if (isFull()) {
                aroundWait.accept(this::awaitRoom);
            }
            if (running < mostRunning) {
                running++;
                return Place.NEW_THREAD;
            }
            queue.add(task);
            waiting = queue.size();
            return Place.QUEUE;
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom() {
        while (isFull()) {
            room.awaitUninterruptibly();
        }
    }

    private boolean isFull() {
        return running == mostRunning && queue.size() >= mostWaiting;
    }

    private void start(Runnable task) {
        try {
            delegate.execute(() -> runAll(task));
        } catch (Throwable e) {
            next();
            throw e;
        }
    }

    /** On one thread, one after the other, as long as any wait. */
    private void runAll(Runnable first) {
        own.add(Thread.currentThread());
        for (Runnable task = first; task != null; task = next()) {
            run(task);
        }
        own.remove(Thread.currentThread());
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            faults.failed("a task", e);
        } finally {
            // What one leaves behind must not hit the next.
            Thread.interrupted();
        }
    }

    /** The task that has waited longest; null where none waits, and the thread is given back. */
    private Runnable next() {
        Runnable next;
        lock.lock();
        try {
            next = queue.poll();
            if (next == null) {
                running--;
            }
            waiting = queue.size();
            room.signal();
        } finally {
            lock.unlock();
        }
        if (next != null) {
            whenFewerWait.run();
        }
        return next;
    }
}
