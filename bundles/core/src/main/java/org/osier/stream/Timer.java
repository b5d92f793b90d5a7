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
            due.thenRunAsync(call, task -> Threads.start("osier-timer", task));
            return () -> due.cancel(false);
        }
    };

    /** The time of day. */
    Instant now();

    /** Nanoseconds since some moment; for differences only. */
    long nanoTime();

    /** Calls once after a delay, unless the registration is closed before. */
    Registration after(Duration delay, Runnable call);
}
