/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;
import org.osier.stream.Timer;

/**
 * Sees to it that no call to an extension is waited for without a bound: an attach that takes long is told, one that is
 * not wanted any more and a detach are interrupted, and at last given up. Safe for use by many threads.
 */
final class StepWatch {
    /** How long a call may take before that is told, and before one that has to end is interrupted. */
    static final Duration BOUND = Duration.ofSeconds(10);
    /** How long it may go on after that. */
    static final Duration LAST = Duration.ofSeconds(1);

    private static final Logger LOG = System.getLogger(StepWatch.class.getName());

    private final Object lock;
    private final Timer timer;
    private final Session session;
    private final Consumer<Step> giveUp;

    /**
     * @param lock guards the steps
     * @param giveUp called without the lock for what has to be given up
     */
    StepWatch(Object lock, Timer timer, Session session, Consumer<Step> giveUp) {
        this.lock = lock;
        this.timer = timer;
        this.session = session;
        this.giveUp = giveUp;
    }

    /** Watches a call that has just begun. Under the lock. */
    void begin(Step step) {
        step.watch = timer.after(BOUND, () -> late(step));
    }

    /** The call has ended. Under the lock. */
    void end(Step step) {
        step.watch.close();
    }

    /** An attach has to end. Under the lock. */
    void unwanted(Step step) {
        if (!step.unwanted) {
            step.unwanted = true;
            step.watch.close();
            step.watch = timer.after(BOUND, () -> late(step));
        }
    }

    private void late(Step step) {
        boolean hasToEnd;
        synchronized (lock) {
            if (!step.isCurrent()) {
                return;
            }
            step.late = true;
            hasToEnd = step.isDetaching() || step.unwanted;
            if (hasToEnd) {
                step.interrupt();
                step.watch = timer.after(LAST, () -> overdue(step));
            }
        }
        LOG.log(
                Level.WARNING,
                "{0} has been {1} {2} for {3} s; {4}",
                step.candidate().name(),
                step.isDetaching() ? "leaving" : "attaching itself to",
                session.jid(),
                BOUND.toSeconds(),
                hasToEnd ? "it is interrupted" : "all else goes on without it");
    }

    private void overdue(Step step) {
        LOG.log(
                Level.WARNING,
                "{0} does not return; it is taken from {1} all the same",
                step.candidate().name(),
                session.jid());
        giveUp.accept(step);
    }
}
