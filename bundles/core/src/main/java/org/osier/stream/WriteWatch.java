/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;

/**
 * Tells when a write takes too long. However many writes there are, at most one delayed call waits: it is made anew only
 * when it goes off. One thread writes; any may close.
 */
final class WriteWatch {
    private final Timer timer;
    private final long limit;
    private final Runnable late;
    private boolean writing;
    private long began;
    private boolean armed;
    private boolean closed;
    private Registration alarm = Registration.NONE;

    WriteWatch(Timer timer, Duration limit, Runnable late) {
        this.timer = timer;
        this.limit = limit.toNanos();
        this.late = late;
    }

    /** A write begins. */
    synchronized void begin() {
        writing = true;
        began = timer.nanoTime();
        if (!armed) {
            arm(limit);
        }
    }

    /** The write has returned. */
    synchronized void end() {
        writing = false;
    }

    /** Nothing is written any more. */
    synchronized void close() {
        closed = true;
        writing = false;
        alarm.close();
    }

    private void arm(long nanos) {
        if (!closed) {
            armed = true;
            alarm = timer.after(Duration.ofNanos(nanos), this::goOff);
        }
    }

    private void goOff() {
        if (isLate()) {
            late.run();
        }
    }

    private synchronized boolean isLate() {
        armed = false;
        if (!writing) {
            return false;
        }
        long left = limit - (timer.nanoTime() - began);
        if (left > 0) {
            arm(left);
        }
        return left <= 0;
    }
}
