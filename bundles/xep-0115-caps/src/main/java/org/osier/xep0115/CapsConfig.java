/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.time.Duration;

/**
 * How capabilities are told and remembered.
 *
 * @param node which software this is: the address of a page about it, at most 512 chars
 * @param quiet how long nothing has to change before a presence with new capabilities is sent; more than nothing. It is
 *     sent after ten times of that at the latest
 * @param cacheBytes how much, roughly, of checked answers is kept for all sessions, in bytes; at least 64 KiB
 */
public record CapsConfig(String node, Duration quiet, long cacheBytes) {
    /** Osier, half a second, 8 MiB. */
    public static final CapsConfig DEFAULT = new CapsConfig("https://osier.example", Duration.ofMillis(500), 8L << 20);

    /** Refuses what is out of bounds. */
    public CapsConfig {
        if (node.isEmpty() || node.length() > EntityCaps.LONGEST_NODE) {
            throw new IllegalArgumentException("the node of caps has 1 to " + EntityCaps.LONGEST_NODE + " chars");
        }
        if (quiet.isNegative() || quiet.isZero()) {
            throw new IllegalArgumentException("the quiet time of caps is longer than nothing, not " + quiet);
        }
        if (cacheBytes < 1 << 16) {
            throw new IllegalArgumentException("the cache of caps has at least 65536 bytes, not " + cacheBytes);
        }
    }

    /** The same for another software. */
    public CapsConfig withNode(String other) {
        return new CapsConfig(other, quiet, cacheBytes);
    }
}
