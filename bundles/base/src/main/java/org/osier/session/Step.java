/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osier.session.Candidate.Phase;
import org.osier.stream.Registration;

/** One call to an extension: it is asked what it is, attached, or taken away. Guarded by the lock of {@link Extensions}. */
final class Step {
    private final Candidate candidate;
    private final Phase phase;
    /** Whether it has a thread of its own, which may be interrupted. */
    private final boolean ownThread;

    /** Who makes the call; null before that has begun. */
    Thread worker;
    /** What it attaches; null where it does not. */
    Addition addition;
    /** What is called when it takes too long. */
    Registration watch = Registration.NONE;
    /** Whether it has taken too long. */
    boolean late;
    /** Whether it has to end. */
    boolean unwanted;

    private boolean interrupted;

    Step(Candidate candidate, Phase phase, boolean ownThread) {
        this.candidate = candidate;
        this.phase = phase;
        this.ownThread = ownThread;
    }

    Candidate candidate() {
        return candidate;
    }

    boolean isDetaching() {
        return phase == Phase.DETACHING;
    }

    boolean hasOwnThread() {
        return ownThread;
    }

    /** Whether it is still that for which its candidate is waited for. */
    boolean isCurrent() {
        return candidate.step == this;
    }

    boolean isMine() {
        return worker == Thread.currentThread();
    }

    void interrupt() {
        if (ownThread && worker != null) {
            interrupted = true;
            worker.interrupt();
        }
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    /** On the worker: the call has returned. */
    void ended() {
        worker = null;
        if (interrupted) {
            // Meant for the extension; what this thread does next has nothing to do with it.
            Thread.interrupted();
        }
    }
}
