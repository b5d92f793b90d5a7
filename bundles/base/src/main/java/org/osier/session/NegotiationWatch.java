/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.Optional;
import org.osier.stream.Connection;
import org.osier.stream.Registration;
import org.osier.stream.Timer;

/** Watches over the connection that is being negotiated on, so that it can be ended. For use under its owner's lock. */
final class NegotiationWatch {
    private static final Duration TIME = Duration.ofSeconds(30);

    private final Timer timer;
    private Optional<Connection> connection = Optional.empty();
    private Registration deadline = Registration.NONE;
    private volatile boolean late;

    NegotiationWatch(Timer timer) {
        this.timer = timer;
    }

    /** A new attempt, which has no connection yet. */
    void begin() {
        late = false;
    }

    /** Gives the attempt so much time from now on with this connection. */
    void watch(Connection next) {
        over();
        connection = Optional.of(next);
        deadline = timer.after(TIME, () -> {
            late = true;
            next.abort();
        });
    }

    /** The attempt has succeeded or failed. */
    void over() {
        connection = Optional.empty();
        deadline.close();
    }

    void abort() {
        connection.ifPresent(Connection::abort);
    }

    /** What to say to the operator when it was the time that ran out. */
    Optional<String> lateness(String who) {
        return late
                ? Optional.of("the server did not finish the login of " + who + " within " + TIME.toSeconds()
                        + " s; check that host and port belong to an XMPP server")
                : Optional.empty();
    }
}
