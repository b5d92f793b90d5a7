/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a lost connection is made again. The delay is drawn evenly from zero to a bound that doubles with each attempt,
 * so that many clients of one server do not come back all at once.
 *
 * @param first the bound before the first attempt
 * @param longest the bound that is not exceeded
 * @param attempts how many attempts in a row at most
 * @param stableAfter a session that lived this long is made again at once, and the count starts over
 */
public record ReconnectPolicy(Duration first, Duration longest, int attempts, Duration stableAfter) {
    /** From 1 s to 2 min, for ever. */
    public static final ReconnectPolicy STANDARD =
            new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofMinutes(2), Integer.MAX_VALUE, Duration.ofMinutes(1));

    /** Not at all. */
    public static final ReconnectPolicy NEVER =
            new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 0, Duration.ofMinutes(1));

    /** Refuses what would come back without a pause, or never. */
    public ReconnectPolicy {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 0) {
            throw new IllegalArgumentException("reconnecting needs a first delay of more than nothing (not " + first
                    + "), a longest delay that is no shorter (not " + longest
                    + "), and no negative number of attempts");
        }
    }

    /** The delay before an attempt; the first after a loss is number 0. */
    Duration delay(int attempt, RandomGenerator random) {
        long bound = longest.toMillis();
        if (attempt < 30) {
            bound = Math.min(bound, first.toMillis() << attempt);
        }
        return Duration.ofMillis(random.nextLong(bound + 1));
    }
}
