/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

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
    private final Runnable work;

    SerialWorker(Executor executor, Runnable work) {
        this.executor = executor;
        this.work = work;
    }

    /** Makes sure that the work begins once more after this call. */
    void poke() {
        if (state.get() != POKED_AGAIN && state.getAndUpdate(s -> s == IDLE ? RUNNING : POKED_AGAIN) == IDLE) {
            submit();
        }
    }

    private void submit() {
        try {
            executor.execute(this::run);
        } catch (Throwable e) {
            // No thread to be had: the next poke has to find one.
            state.set(IDLE);
            throw e;
        }
    }

    private void run() {
        boolean finished = false;
        try {
            do {
                state.set(RUNNING);
                work.run();
            } while (!state.compareAndSet(RUNNING, IDLE));
            finished = true;
        } finally {
            if (!finished && state.getAndSet(IDLE) == POKED_AGAIN) {
                poke();
            }
        }
    }
}
