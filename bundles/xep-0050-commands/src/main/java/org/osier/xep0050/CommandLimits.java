/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.time.Duration;

/**
 * What the commands of one session may cost.
 *
 * @param executions how many may be open at once
 * @param perRequester how many of them one account may have, or one component or server
 * @param stages how many stages one may go back
 * @param idle how long one waits for its requester
 * @param answer how long a command may take to answer
 */
public record CommandLimits(int executions, int perRequester, int stages, Duration idle, Duration answer) {
    /** 256 executions, 16 of them of one account, 32 stages back, 10 minutes of waiting, 25 s to answer. */
    public static final CommandLimits USUAL =
            new CommandLimits(256, 16, 32, Duration.ofMinutes(10), Duration.ofSeconds(25));

    /** Refuses what would allow nothing. */
    public CommandLimits {
        if (executions < 1 || perRequester < 1 || stages < 1) {
            throw new IllegalArgumentException("at least one execution, for each requester too, of one stage");
        }
        if (idle.isNegative() || idle.isZero() || answer.isNegative() || answer.isZero()) {
            throw new IllegalArgumentException("time limits are more than zero");
        }
    }
}
