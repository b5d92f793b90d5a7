/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A way of cutting bytes into the portions that one read returns each. Immutable, so that it may be used again.
 *
 * @param name what to call it in a report
 * @param portion from a position to the size of the portion that begins there, at least 1
 */
public record Chunking(String name, IntUnaryOperator portion) {
    /** As much as the reader asks for. */
    public static final Chunking WHOLE = new Chunking("whole", position -> Integer.MAX_VALUE);
    /** Byte by byte. */
    public static final Chunking SINGLY = fixed(1);

    private static final List<Chunking> FIXED = List.of(SINGLY, fixed(2), fixed(3), fixed(7));

    /** Portions of one size. */
    public static Chunking fixed(int size) {
        return new Chunking("by " + size, position -> size);
    }

    /** Two portions. */
    public static Chunking split(int at) {
        return new Chunking("split at " + at, position -> position < at ? at - position : Integer.MAX_VALUE);
    }

    /** Portions of 1 to 16 bytes. */
    public static Chunking random(long seed) {
        return new Chunking("random " + seed, position -> {
            long mixed = (seed + position) * 0x9E3779B97F4A7C15L;
            return 1 + (int) (mixed >>> 60);
        });
    }

    /** Byte by byte, by 2, 3 and 7. */
    static List<Chunking> fixed() {
        return FIXED;
    }

    /** All of these and one at random; the list may be added to. */
    public static List<Chunking> various(long seed) {
        List<Chunking> chunkings = new ArrayList<>(FIXED);
        chunkings.add(random(seed));
        return chunkings;
    }

    /** Each split of so many bytes into two. */
    public static List<Chunking> splits(int length) {
        return IntStream.range(1, length).mapToObj(Chunking::split).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
