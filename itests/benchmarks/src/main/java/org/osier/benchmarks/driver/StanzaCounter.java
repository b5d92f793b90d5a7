/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Counts the ends of messages in a stream of bytes, looking at few of them (the search of Boyer, Moore and Horspool). For
 * use by one thread at a time.
 */
final class StanzaCounter {
    private static final byte[] END = "</message>".getBytes(StandardCharsets.US_ASCII);
    private static final int LAST = END.length - 1;
    private static final int[] SHIFT = new int[256];

    static {
        Arrays.fill(SHIFT, END.length);
        for (int i = 0; i < LAST; i++) {
            SHIFT[END[i]] = LAST - i;
        }
    }

    /** The last bytes before these: an end may begin in them. */
    private final byte[] carry = new byte[LAST];

    private int carried;

    /** How many messages end in these bytes, which follow those of the call before. */
    int count(byte[] bytes, int length) {
        int found = 0;
        if (carried > 0) {
            byte[] seam = Arrays.copyOf(carry, carried + Math.min(LAST, length));
            System.arraycopy(bytes, 0, seam, carried, seam.length - carried);
            found = search(seam, seam.length);
        }
        found += search(bytes, length);
        keep(bytes, length);
        return found;
    }

    private static int search(byte[] bytes, int length) {
        int found = 0;
        int at = LAST;
        while (at < length) {
            byte last = bytes[at];
            if (last == '>' && endsAt(bytes, at)) {
                found++;
                at += END.length;
            } else {
                at += SHIFT[last & 0xFF];
            }
        }
        return found;
    }

    private static boolean endsAt(byte[] bytes, int at) {
        return Arrays.equals(bytes, at - LAST, at + 1, END, 0, END.length);
    }

    private void keep(byte[] bytes, int length) {
        int fresh = Math.min(LAST, length);
        int old = Math.min(carried, LAST - fresh);
        System.arraycopy(carry, carried - old, carry, 0, old);
        System.arraycopy(bytes, length - fresh, carry, old, fresh);
        carried = old + fresh;
    }
}
