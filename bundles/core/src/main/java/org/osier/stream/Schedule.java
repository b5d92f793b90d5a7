/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;

/** One scheduled task, and at most one run of it in the event queue. Safe for use by many threads. */
final class Schedule implements NamedTask {
    private final String name;
    private final long period;
    private final Runnable task;
    private final Timer timer;
    private final Host host;
    private final Calls calls = new Calls();
    private long start;
    private long latest = 1;
    private boolean queued;
    private boolean cancelled;
    private Registration due = Registration.NONE;

    /** Where it is scheduled. */
    interface Host {
        /** Puts a run into the event queue without waiting. Throws nothing. */
        void enqueue(Schedule schedule);

        /** Frees its name. */
        void forget(Schedule schedule);
    }

    /** Makes one that has not started; a period of zero stands for one run only. */
    Schedule(String name, Duration period, Runnable task, Timer timer, Host host) {
        this.name = name;
        this.period = period.toNanos();
        this.task = task;
        this.timer = timer;
        this.host = host;
    }

    String name() {
        return name;
    }

    @Override
    public String title() {
        return "schedule " + name;
    }

    synchronized void start(Duration first) {
        start = timer.nanoTime();
        if (!cancelled) {
            due = timer.after(first, this::goOff);
        }
    }

    /** On the timer's thread, which must not wait: a run that still waits in the queue stands for this one too. */
    private void goOff() {
        if (next()) {
            host.enqueue(this);
        }
    }

    private synchronized boolean next() {
        if (cancelled) {
            return false;
        }
        if (period > 0) {
            due = timer.after(Duration.ofNanos(untilNext()), this::goOff);
        }
        boolean free = !queued;
        queued = true;
        return free;
    }

    /** The n-th run is due n periods after the start, however late those before were; those missed are left out. */
    private long untilNext() {
        long passed = timer.nanoTime() - start;
        latest = Math.max(latest, passed / period) + 1;
        return latest * period - passed;
    }

    /** Nothing of it is in the queue any more, so the next time may put it there again. */
    synchronized void unqueued() {
        queued = false;
    }

    /** On the event loop. */
    @Override
    public void run() {
        unqueued();
        if (calls.enter()) {
            try {
                if (period == 0) {
                    host.forget(this);
                }
                task.run();
            } finally {
                calls.leave();
            }
        }
    }

    /** Returns what takes it away, and waits for a run under way. */
    Registration removal(Duration grace) {
        return calls.removal(this::stop, grace, title());
    }

    private void stop() {
        host.forget(this);
        synchronized (this) {
            cancelled = true;
            due.close();
        }
    }
}
