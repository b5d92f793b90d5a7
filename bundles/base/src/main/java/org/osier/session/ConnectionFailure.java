/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.Optional;
import org.osier.stream.XmppException;

/**
 * A failed attempt to connect.
 *
 * @param cause why; its message is fit for the operator
 * @param nextAttempt after how long the next follows; empty when there is none, because it would fail too
 */
public record ConnectionFailure(XmppException cause, Optional<Duration> nextAttempt) {
    /** On one line: why, and what happens next. */
    @Override
    public String toString() {
        return cause.getMessage()
                + nextAttempt
                        .map(delay -> String.format("; trying again in %.1f s", delay.toMillis() / 1000.0))
                        .orElse("; not trying again");
    }
}
