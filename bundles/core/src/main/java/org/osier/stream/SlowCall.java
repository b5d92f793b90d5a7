/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;

/**
 * A call that holds up a loop of a stream, at the moment when it was asked for.
 *
 * @param loop what waits for it, such as {@code event loop of juliet}
 * @param handler the name under which the handler was added; where one has called another, the inner one
 * @param owner on whose behalf it runs
 * @param held for how long at least
 */
public record SlowCall(String loop, String handler, String owner, Duration held) {
    @Override
    public String toString() {
        return handler + " of " + owner + " has held the " + loop + " for " + held.toSeconds() + " s";
    }
}
