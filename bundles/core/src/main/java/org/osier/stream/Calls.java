/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Knows which threads are inside one handler, so that its removal can wait for them, and interrupt who stays. Safe for
 * use by many threads.
 */
final class Calls {
    private static final Logger LOG = System.getLogger(Calls.class.getName());

    /** The one thread that is inside, once, which needs no lock; null when nobody is; or the crowd. */
    private final AtomicReference<Object> alone = new AtomicReference<>();
    /** Most handlers never see one. */
    private Crowd crowd;

    /** Enters; false when the handler has been removed and must not be called. */
    boolean enter() {
        return alone.compareAndSet(null, Thread.currentThread()) || crowd().enter();
    }

    /** Leaves; once for each time that {@link #enter} returned true. */
    void leave() {
        if (!alone.compareAndSet(Thread.currentThread(), null)) {
            crowd().leave();
        }
    }

    /**
     * Lets nobody in any more, and waits until all others are out, after {@code grace} with an interrupt for them.
     * Returns whether they are. An interrupt of the caller does not cut the wait short.
     */
    boolean close(Duration grace) {
        return crowd().close(grace);
    }

    private synchronized Crowd crowd() {
        if (crowd == null) {
            crowd = new Crowd(alone);
        }
        return crowd;
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
}
