/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

/**
 * The bounds of one session's rooms. What an occupant takes is bounded too: about 300 bytes as a rule, 10 kB at most.
 *
 * @param rooms in how many rooms it may be at once; entering one more fails
 * @param occupantsPerRoom how many occupants of one room are kept; more are told as events and forgotten
 * @param occupants how many occupants of all rooms together are kept
 */
public record MucLimits(int rooms, int occupantsPerRoom, int occupants) {
    /** 500 rooms, 5,000 occupants of each, 20,000 of all. */
    public static final MucLimits DEFAULT = new MucLimits(500, 5_000, 20_000);

    /** Refuses what would let nobody in. */
    public MucLimits {
        if (rooms < 1 || occupantsPerRoom < 1 || occupants < 1) {
            throw new IllegalArgumentException("each of the bounds of rooms must be at least 1");
        }
    }
}
