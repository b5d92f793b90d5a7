/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.osier.xml.Chunking;
import org.osier.xml.Invariants;

/** The reader: the same in whatever chunks, and what it reads can be written and read again. Has no state. */
public final class ReaderTarget {
    private static final byte[] HEADER = ("<stream:stream xmlns='jabber:client'"
                    + " xmlns:stream='http://etherx.jabber.org/streams'>")
            .getBytes(StandardCharsets.UTF_8);

    private ReaderTarget() {}

    /** Called by the fuzzer; what it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        Invariants.check(stream(input), Chunking.various(input.length));
    }

    /** A whole stream where it begins like one; otherwise the content of one. */
    static byte[] stream(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        if (text.startsWith("<?xml") || text.startsWith("<stream")) {
            return input;
        }
        byte[] stream = Arrays.copyOf(HEADER, HEADER.length + input.length);
        System.arraycopy(input, 0, stream, HEADER.length, input.length);
        return stream;
    }
}
