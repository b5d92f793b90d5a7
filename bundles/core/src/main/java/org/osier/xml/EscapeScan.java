/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for what must be escaped among the bytes of visible ASCII, eight at a time. */
final class EscapeScan {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = ONES << 7;

    private EscapeScan() {}

    /** The index of the first byte that cannot stand in text; {@code end} if there is none. */
    static int inText(byte[] bytes, int from, int end) {
        int i = from;
        while (i + Long.BYTES <= end && inText((long) WORDS.get(bytes, i)) == 0) {
            i += Long.BYTES;
        }
        while (i < end && (Utf8Buffer.ESCAPED[bytes[i]] & Utf8Buffer.IN_TEXT) == 0) {
            i++;
        }
        return i;
    }

    /** The index of the first byte that cannot stand in an attribute; {@code end} if there is none. */
    static int inAttribute(byte[] bytes, int from, int end) {
        int i = from;
        while (i + Long.BYTES <= end && inAttribute((long) WORDS.get(bytes, i)) == 0) {
            i += Long.BYTES;
        }
        while (i < end && Utf8Buffer.ESCAPED[bytes[i]] == 0) {
            i++;
        }
        return i;
    }

    private static long inText(long word) {
        return angles(word) | zeros(word ^ (ONES * '&'));
    }

    private static long inAttribute(long word) {
        // Of & and ', just one bit differs.
        return angles(word) | zeros((word & ~ONES) ^ (ONES * '&')) | zeros(word ^ (ONES * '"'));
    }

    private static long angles(long word) {
        // Of < and >, just one bit differs.
        return zeros((word & ~(ONES * 2)) ^ (ONES * '<'));
    }

    /** Not 0 if one of the bytes is. */
    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }
}
