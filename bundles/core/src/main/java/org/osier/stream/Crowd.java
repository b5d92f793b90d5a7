/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The threads that are inside one handler when there are several, or one that is so more than once, or when it is being
 * removed. Safe for use by many threads.
 */
final class Crowd {
    /** Who is alone inside, or null, or this crowd. */
    private final AtomicReference<Object> alone;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** How deep each thread is inside: a handler may raise what calls it again. */
    private final Map<Thread, Integer> inside = new HashMap<>(2);
    /** Who waits in {@link #close}, perhaps while being inside. */
    private final Set<Thread> closing = new HashSet<>(2);

    private final Set<Thread> interrupted = new HashSet<>(2);
    private boolean closed;

    Crowd(AtomicReference<Object> alone) {
        this.alone = alone;
    }

    /** Enters; false when the handler has been removed and must not be called. */
    boolean enter() {
        lock.lock();
        try {
            gather();
            if (!closed) {
                inside.merge(Thread.currentThread(), 1, Integer::sum);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes in who is alone inside, if anybody; from now on all come here. */
    private void gather() {
        if (alone.getAndSet(this) instanceof Thread thread) {
            inside.put(thread, 1);
        }
    }

    void leave() {
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
     * Lets nobody in any more, and waits until all others are out, after {@code grace} with an interrupt for them.
     * Returns whether they are. An interrupt of the caller does not cut the wait short.
     */
    boolean close(Duration grace) {
        Thread me = Thread.currentThread();
        lock.lock();
        try {
            closed = true;
            gather();
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
