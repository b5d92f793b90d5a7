/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Optional;
import org.osier.stream.StreamEnd;

/**
 * How a session lost its connection.
 *
 * @param end how the stream ended, and what was not sent
 */
public record Disconnection(StreamEnd end) {
    /** What broke it; empty after an orderly end. */
    public Optional<Throwable> cause() {
        return end.cause();
    }
}
