/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.time.Duration;
import java.util.Optional;
import org.osier.xml.Element;

/**
 * How to enter a room. Immutable.
 *
 * @param password of the room; not part of {@link #toString}
 * @param history how much of what was said before is wanted
 * @param timeout how long the room may take, from a millisecond to an hour
 * @param rejoin whether to enter again, with the history since the last message (at most 1,000 of them), when the session was
 *     lost and made again; also when the service had said before that it is being shut down
 */
public record JoinOptions(Optional<String> password, History history, Duration timeout, boolean rejoin) {
    /** No password, the room's own measure of history, half a minute, and entering again. */
    public static final JoinOptions DEFAULT =
            new JoinOptions(Optional.empty(), History.DEFAULT, Duration.ofSeconds(30), true);

    /** Refuses a time out of bounds. */
    public JoinOptions {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("a room may take between a millisecond and an hour, not " + timeout);
        }
    }

    /** The same with a password. */
    public JoinOptions withPassword(String secret) {
        return new JoinOptions(Optional.of(secret), history, timeout, rejoin);
    }

    /** The same with another measure of history. */
    public JoinOptions withHistory(History wanted) {
        return new JoinOptions(password, wanted, timeout, rejoin);
    }

    /** The same with another time. */
    public JoinOptions withTimeout(Duration time) {
        return new JoinOptions(password, history, time, rejoin);
    }

    /** The same, but the room is left for good when the session ends. */
    public JoinOptions withoutRejoin() {
        return new JoinOptions(password, history, timeout, false);
    }

    /** What says to a room that its protocol is understood (XEP-0045, 7.2.1). */
    public Element toElement() {
        return Element.builder(Muc.NAMESPACE, "x")
                .child(history.toElement())
                .child(password.map(secret -> Element.of(Muc.NAMESPACE, "password", secret)))
                .build();
    }

    @Override
    public String toString() {
        return "JoinOptions[history=" + history + ", timeout=" + timeout + ", rejoin=" + rejoin + "]";
    }
}
