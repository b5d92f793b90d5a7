/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Knows which threads are inside one handler, so that its removal can wait for them, and interrupt who stays. */
final class Calls {
    private final Set<Thread> inside = ConcurrentHashMap.newKeySet(2);
    private final CountDownLatch empty = new CountDownLatch(1);
    private volatile boolean closed;

    /** Enters; false when the handler has been removed and must not be called. */
    boolean enter() {
        inside.add(Thread.currentThread());
        if (closed) {
            leave();
            return false;
        }
        return true;
    }

    void leave() {
        inside.remove(Thread.currentThread());
        if (closed) {
            // An interrupt that was meant for the handler must not reach whatever this thread does next.
            Thread.interrupted();
            if (inside.isEmpty()) {
                empty.countDown();
            }
        }
    }

    /** Lets nobody in any more, and waits until all others are out. Returns whether they are. */
    boolean close(Duration grace) {
        closed = true;
        if (isEmptyButForCaller() || await(grace)) {
            return true;
        }
        inside.stream().filter(thread -> thread != Thread.currentThread()).forEach(Thread::interrupt);
        return await(grace);
    }

    private boolean isEmptyButForCaller() {
        return inside.stream().allMatch(thread -> thread == Thread.currentThread());
    }

    private boolean await(Duration time) {
        try {
            return empty.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
