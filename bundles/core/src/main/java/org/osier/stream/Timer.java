/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The source of time and of delayed calls. Tests replace it by one whose time they set. Safe for many threads. */
public interface Timer {
    /** The machine's clock; delayed calls run on threads of their own. */
    Timer SYSTEM = new Timer() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Registration after(Duration delay, Runnable call) {
            // The JDK's own delay thread is shared by all and belongs to no bundle, so nothing keeps ours alive.
            CompletableFuture<Void> due =
                    new CompletableFuture<Void>().completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS);
            // On a thread, and not in the future's own keeping, so that what the call throws is seen.
            CompletableFuture<Thread> started = due.thenApply(nothing -> Threads.start("osier-timer", call));
            return () -> {
                due.cancel(false);
                started.cancel(false);
            };
        }
    };

    /** The time of day. */
    Instant now();

    /** Nanoseconds since some moment; for differences only. */
    long nanoTime();

    /**
     * Calls once after a delay, unless the registration is closed before. Closing does not wait for a call that has
     * begun.
     */
    Registration after(Duration delay, Runnable call);
}
