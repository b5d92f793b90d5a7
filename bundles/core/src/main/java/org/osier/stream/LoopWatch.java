/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names the call that holds a loop for longer than a limit: while it is still running, again whenever that time has
 * doubled, and when it has returned.
 *
 * <p>A call costs a few writes without a fence, and neither a lock nor the time of day. At most one delayed call waits,
 * and only while the loop is used. One thread at a time begins and ends calls; any may ask.
 */
final class LoopWatch {
    private static final Logger LOG = System.getLogger(LoopWatch.class.getName());
    private static final int DEPTH_BITS = 24;

    private final String loop;
    private final Timer timer;
    private final long limit;
    private final CallStack calls = new CallStack();
    /** The number of the outermost call, above how deep calls are nested; the loop's to write. */
    private final AtomicLong state = new AtomicLong();
    /** Whether a look is sure to come. The loop may read an old value: therefore the last look (see {@link #look}). */
    private final AtomicBoolean armed = new AtomicBoolean();

    private boolean scheduled;
    private long watched = -1;
    private long since;
    private long nextReport;
    /** The number of the call that was reported and has not been seen to return; 0 for none. */
    private volatile long reported;

    /** @param limit zero to watch nothing */
    LoopWatch(String loop, Timer timer, Duration limit) {
        this.loop = loop;
        this.timer = timer;
        this.limit = limit.toNanos();
    }

    /** A call begins; returns what {@link #end} wants to know. The handler may be anything, {@link Owned} at best. */
    int begin(String name, Object handler) {
        long now = state.getPlain();
        int depth = depth(now);
        calls.push(depth, name, handler);
        state.setRelease(depth == 0 ? ((number(now) + 1) << DEPTH_BITS) + 1 : now + 1);
        if (limit > 0 && !armed.getOpaque()) {
            tryToArm();
        }
        return depth;
    }

    /** The call has returned, whatever became of those within. */
    void end(int depth) {
        long now = state.getPlain();
        state.setRelease((number(now) << DEPTH_BITS) + depth);
        calls.pop(depth);
        if (depth == 0 && reported != 0) {
            check().ifPresent(Runnable::run);
        }
    }

    /** Whether the caller is inside a call. */
    boolean isCaller() {
        return calls.thread() == Thread.currentThread();
    }

    /** The call that has held the loop for longer than the limit, and still does. */
    synchronized Optional<SlowCall> slowCall() {
        long now = state.getAcquire();
        boolean slow = limit > 0 && depth(now) > 0 && number(now) == watched && age() >= limit;
        return slow ? Optional.of(slowCall(depth(now))) : Optional.empty();
    }

    private static int depth(long state) {
        return (int) (state & ((1 << DEPTH_BITS) - 1));
    }

    private static long number(long state) {
        return state >>> DEPTH_BITS;
    }

    private long age() {
        return timer.nanoTime() - since;
    }

    private SlowCall slowCall(int depth) {
        return new SlowCall(loop, calls.name(depth), calls.owner(depth), Duration.ofNanos(age()));
    }

    private void tryToArm() {
        try {
            arm();
        } catch (Throwable e) {
            // The loop has better things to do; the next call tries again.
            armed.set(false);
            Faults.log(LOG, "nobody watches the " + loop, e);
        }
    }

    private void arm() {
        Optional<Runnable> news;
        synchronized (this) {
            armed.set(true);
            news = check();
            if (!scheduled) {
                schedule();
            }
        }
        news.ifPresent(Runnable::run);
    }

    private void schedule() {
        // Only watches, so nobody has to take it back: it comes twice more after the loop has stopped, and no more.
        var unused = timer.after(Duration.ofNanos(Math.max(1, limit / 2)), this::look);
        scheduled = true;
    }

    private void look() {
        Optional<Runnable> news;
        synchronized (this) {
            scheduled = false;
            news = check();
            if (depth(state.getAcquire()) > 0) {
                armed.set(true);
                schedule();
            } else if (armed.getAndSet(false)) {
                // A call may be beginning just now that has read the old value: one last look finds it.
                schedule();
            }
        }
        news.ifPresent(Runnable::run);
    }

    /** Compares with what was seen before; returns what is to be logged, without the lock. */
    private synchronized Optional<Runnable> check() {
        long now = state.getAcquire();
        boolean same = depth(now) > 0 && number(now) == watched;
        Optional<Runnable> news = same ? held(now) : goneOn();
        if (depth(now) == 0) {
            watched = -1;
        } else if (!same) {
            watched = number(now);
            since = timer.nanoTime();
            nextReport = limit;
        }
        return news;
    }

    private Optional<Runnable> goneOn() {
        if (reported == 0) {
            return Optional.empty();
        }
        reported = 0;
        long seconds = Duration.ofNanos(age()).toSeconds();
        return Optional.of(() -> LOG.log(Level.WARNING, "the " + loop + " goes on after " + seconds + " s"));
    }

    private Optional<Runnable> held(long now) {
        if (age() < nextReport) {
            return Optional.empty();
        }
        SlowCall slow = slowCall(depth(now));
        Throwable where = calls.where();
        if (number(state.getAcquire()) != watched) {
            return Optional.empty();
        }
        reported = watched;
        nextReport *= 2;
        return Optional.of(
                () -> LOG.log(Level.WARNING, slow + "; what blocks belongs into a threaded event handler", where));
    }
}
