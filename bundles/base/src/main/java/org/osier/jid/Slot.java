/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.osier.jid.MalformedJidException.Part;

/** One part of an address while it is prepared: its bounds, and how a refusal of it reads. Immutable. */
record Slot(Part part, String address) {
    /** RFC 7622, 3.1: for each part, as UTF-8. */
    static final int MOST_BYTES = 1023;
    /** No domain gets shorter than a third: with its dot, an A-label of nine characters stands for three bytes. */
    private static final int MOST_CHARS_OF_A_DOMAIN = 3 * MOST_BYTES;
    /** Composing makes at least two bytes of three characters. */
    private static final int MOST_CHARS = MOST_BYTES * 3 / 2 + 1;

    /** Refuses what cannot become short enough, before any work is done on what a stranger may have sent. */
    void requireShort(String written) {
        if (written.length() > (part == Part.DOMAIN ? MOST_CHARS_OF_A_DOMAIN : MOST_CHARS)) {
            throw tooLong();
        }
    }

    String requireFitting(String prepared) {
        if (prepared.length() > MOST_BYTES
                || (prepared.length() > MOST_BYTES / 3
                        && prepared.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES)) {
            throw tooLong();
        }
        return prepared;
    }

    private MalformedJidException tooLong() {
        return refuse(part + " is longer than " + MOST_BYTES + " bytes");
    }

    /** The whole reason. */
    MalformedJidException refuse(String why) {
        return new MalformedJidException(part, address, why);
    }

    /** Because of the character at {@code index} of {@code text}, which is the part, or a label of it, as far as it is prepared. */
    MalformedJidException refuse(String text, int index, String why) {
        int c = text.codePointAt(index);
        int position = text.codePointCount(0, index) + 1;
        String label = part == Part.DOMAIN ? " of a label" : "";
        return refuse(part + " must not contain " + shown(c) + "character " + position + label + ")" + why);
    }

    private static String shown(int c) {
        String code = String.format(Locale.ROOT, "U+%04X", c);
        if (c == ' ') {
            return "a space (" + code + ", ";
        }
        return c > ' ' && c < 0x7F ? Character.toString(c) + " (" + code + ", " : code + " (";
    }
}
