/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Knows which threads are inside one handler, so that its removal can wait for them, and interrupt who stays. Safe for
 * use by many threads.
 */
final class Calls {
    private static final Logger LOG = System.getLogger(Calls.class.getName());

    /** Stands for all who are in {@link #inside}. */
    private static final Object CROWD = new Object();

    /** The one thread that is inside, once, which needs no lock; null when nobody is; or the crowd. */
    private final AtomicReference<Object> alone = new AtomicReference<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** How deep each thread of the crowd is inside: a handler may raise what calls it again. */
    private final Map<Thread, Integer> inside = new HashMap<>(2);
    /** Who waits in {@link #close}, perhaps while being inside. */
    private final Set<Thread> closing = new HashSet<>(2);

    private final Set<Thread> interrupted = new HashSet<>(2);
    private boolean closed;

    /** Enters; false when the handler has been removed and must not be called. */
    boolean enter() {
        return alone.compareAndSet(null, Thread.currentThread()) || enterCrowd();
    }

    private boolean enterCrowd() {
        lock.lock();
        try {
            gatherCrowd();
            if (!closed) {
                inside.merge(Thread.currentThread(), 1, Integer::sum);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Puts who is alone inside, if anybody, into the crowd; from now on all need the lock. */
    private void gatherCrowd() {
        Object one = alone.getAndSet(CROWD);
        if (one instanceof Thread thread) {
            inside.put(thread, 1);
        }
    }

    /** Leaves; once for each time that {@link #enter} returned true. */
    void leave() {
        if (!alone.compareAndSet(Thread.currentThread(), null)) {
            leaveCrowd();
        }
    }

    private void leaveCrowd() {
        Thread me = Thread.currentThread();
        lock.lock();
        try {
            if (inside.computeIfPresent(me, (thread, depth) -> depth == 1 ? null : depth - 1) == null) {
                if (interrupted.remove(me)) {
                    // The interrupt was meant for the handler; it must not reach whatever this thread does next.
                    Thread.interrupted();
                }
                changed.signalAll();
            }
            if (inside.isEmpty() && !closed) {
                alone.set(null);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * What removes the handler: {@code takeOut} sees to it that nobody finds it any more; then this waits for those who
     * are inside.
     */
    Registration removal(Runnable takeOut, Duration grace, String name) {
        return () -> {
            takeOut.run();
            if (!close(grace)) {
                LOG.log(Level.WARNING, "{0} does not return; it was removed all the same", name);
            }
        };
    }

    /**
     * Lets nobody in any more, and waits until all others are out, after {@code grace} with an interrupt for them.
     * Returns whether they are. An interrupt of the caller does not cut the wait short.
     */
    boolean close(Duration grace) {
        Thread me = Thread.currentThread();
        lock.lock();
        try {
            closed = true;
            gatherCrowd();
            closing.add(me);
            changed.signalAll();
            return awaitOthers(grace) || (interruptOthers() && awaitOthers(grace));
        } finally {
            closing.remove(me);
            lock.unlock();
        }
    }

    private boolean awaitOthers(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        boolean wasInterrupted = false;
        while (anyToWaitFor() && deadline - System.nanoTime() > 0) {
            try {
                changed.awaitNanos(deadline - System.nanoTime());
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
        return !anyToWaitFor();
    }

    private boolean interruptOthers() {
        for (Thread thread : inside.keySet()) {
            if (mustWaitFor(thread) && interrupted.add(thread)) {
                thread.interrupt();
            }
        }
        return true;
    }

    private boolean anyToWaitFor() {
        return inside.keySet().stream().anyMatch(this::mustWaitFor);
    }

    /** Not for itself; and two that close from within do not wait for each other. */
    private boolean mustWaitFor(Thread thread) {
        Thread me = Thread.currentThread();
        return thread != me && !(inside.containsKey(me) && closing.contains(thread));
    }
}
