/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets the one thread that has a duty do something else for a moment, and gives the duty to another thread when the
 * moment gets long. So one thread does the work of three while nothing blocks, without a hand-over, which costs more
 * than the handling of a stanza; and where something does block, the others go on after some {@value #PATIENCE} to twice
 * as many milliseconds.
 *
 * <p>Measures real time, whatever the stream's clock: it decides which thread does something, never what is done. Only
 * who has the duty may {@link #leave} it; safe otherwise for use by many threads.
 */
final class Relief {
    private static final int PATIENCE = 10;
    /** Looks on the JDK's own delay thread: looking takes no time. */
    private static final Executor LATER =
            CompletableFuture.delayedExecutor(PATIENCE, TimeUnit.MILLISECONDS, Runnable::run);

    private final Runnable successor;
    private final Runnable idle;
    /** Counts departures and returns; odd while the duty is left. */
    private final AtomicLong turn = new AtomicLong();

    private final AtomicBoolean looking = new AtomicBoolean();

    /** @param successor sees to it that another thread takes the duty over; must not block */
    Relief(Runnable successor) {
        this(successor, () -> {});
    }

    /** @param idle called when the duty has not been left for a while after it was; must not block */
    Relief(Runnable successor, Runnable idle) {
        this.successor = successor;
        this.idle = idle;
    }

    /** Leaves the duty; returns what {@link #back} wants to know. */
    long leave() {
        // The next odd number: who had the duty before may be just about to come back too late.
        long away = turn.updateAndGet(now -> (now + 1) | 1);
        if (!looking.get()) {
            look();
        }
        return away;
    }

    /** Whether the duty is still left and no other thread has taken it. */
    boolean isAway(long away) {
        return turn.get() == away;
    }

    /** Returns to the duty; false when another has taken it over. */
    boolean back(long away) {
        return turn.compareAndSet(away, away + 1);
    }

    /** Sees to it that a duty is found idle though it is never left. */
    void look() {
        if (!looking.get() && looking.compareAndSet(false, true)) {
            long seen = turn.get();
            LATER.execute(() -> lookAgain(seen));
        }
    }

    private void lookAgain(long seen) {
        looking.set(false);
        long now = turn.get();
        boolean away = now % 2 == 1;
        if (now != seen) {
            look();
        } else if (!away) {
            idle.run();
        } else if (turn.compareAndSet(now, now + 1)) {
            successor.run();
        }
    }
}
