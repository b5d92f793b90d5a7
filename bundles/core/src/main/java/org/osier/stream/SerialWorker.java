/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Runs one piece of work whenever it is poked, never twice at once, and holds no thread while there is nothing to do.
 * Safe for use by many threads.
 */
final class SerialWorker {
    private static final int IDLE = 0;
    private static final int RUNNING = 1;
    private static final int POKED_AGAIN = 2;

    private final AtomicInteger state = new AtomicInteger(IDLE);
    private final Executor executor;
    private final BooleanSupplier work;

    /** @param work tells whether it came to its end; if not, {@link #goOn} was called, and another thread works */
    SerialWorker(Executor executor, BooleanSupplier work) {
        this.executor = executor;
        this.work = work;
    }

    /** Makes sure that the work begins once more after this call. */
    void poke() {
        if (isDue()) {
            goOn();
        }
    }

    /** Like {@link #poke}, but works on this thread unless another one works already. */
    void workHere() {
        if (isDue()) {
            run();
        }
    }

    private boolean isDue() {
        return state.get() != POKED_AGAIN && state.getAndUpdate(s -> s == IDLE ? RUNNING : POKED_AGAIN) == IDLE;
    }

    /** Gives the work to a thread of the executor: to be called in place of one that works and has to stop. */
    void goOn() {
        try {
            executor.execute(this::run);
        } catch (Throwable e) {
            // No thread to be had: the next poke has to find one.
            state.set(IDLE);
            throw e;
        }
    }

    private void run() {
        boolean failed = true;
        try {
            do {
                state.set(RUNNING);
                if (!work.getAsBoolean()) {
                    failed = false;
                    return;
                }
            } while (!state.compareAndSet(RUNNING, IDLE));
            failed = false;
        } finally {
            if (failed && state.getAndSet(IDLE) == POKED_AGAIN) {
                poke();
            }
        }
    }
}
