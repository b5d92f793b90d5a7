/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.Optional;
import org.osier.stream.Registration;
import org.osier.stream.StreamEnd;
import org.osier.stream.Timer;

/**
 * A session that has lost its connection and may be resumed on another: how it was lost, until when there is hope. For use
 * under its owner's lock.
 */
final class Interruption {
    private final Timer timer;
    private Optional<Disconnection> lost = Optional.empty();
    private Registration limit = Registration.NONE;

    Interruption(Timer timer) {
        this.timer = timer;
    }

    boolean isOpen() {
        return lost.isPresent();
    }

    /** Begins, and runs a task when time is over, unless it ends before. */
    void begin(StreamEnd end, Duration time, Runnable whenTimeIsOver) {
        lost = Optional.of(new Disconnection(end));
        limit = timer.after(time, whenTimeIsOver);
    }

    /** Ends, whether the session goes on or not; returns how the connection had been lost, if this was open. */
    Optional<Disconnection> end() {
        Optional<Disconnection> was = lost;
        lost = Optional.empty();
        limit.close();
        return was;
    }
}
