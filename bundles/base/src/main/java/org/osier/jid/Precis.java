/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Which code points PRECIS (RFC 8264) lets into identifiers and free text, and how it folds them. Code points that need
 * a contextual rule are refused, which is always safe; the Bidi rule is left to servers.
 */
final class Precis {
    private Precis() {}

    /** The IdentifierClass (RFC 8264, 4.2) after case mapping: letters, digits, their marks, visible ASCII. */
    static boolean isIdentifier(int c) {
        if (c < 0x80) {
            return c > ' ' && c < 0x7F;
        }
        return switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER,
                    Character.UPPERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> !isOldJamo(c) && !isIgnorable(c) && !hasCompatible(c);
            default -> false;
        };
    }

    /**
     * The FreeformClass (RFC 8264, 4.3). What this JVM's Unicode does not know yet is let through: the server, which
     * may know a newer one, has checked it, and its stanzas must not be lost for a new emoji.
     */
    static boolean isFreeform(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.UNASSIGNED -> !isNoncharacter(c);
            default -> !isOldJamo(c);
        };
    }

    /** RFC 8265, 3.3.2: widths folded, lower case, composed. */
    static String caseMapped(String part) {
        StringBuilder folded = new StringBuilder(part.length());
        part.codePoints().forEach(c -> {
            // Halfwidth and Fullwidth Forms.
            if (isIn(c, 0xFF00, 0xFFEF)) {
                folded.append(compatible(c));
            } else {
                folded.appendCodePoint(c);
            }
        });
        return Normalizer.normalize(folded.toString().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static boolean hasCompatible(int c) {
        return !compatible(c).equals(Character.toString(c));
    }

    private static String compatible(int c) {
        return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
    }

    private static boolean isOldJamo(int c) {
        return isIn(c, 0x1100, 0x11FF) || isIn(c, 0xA960, 0xA97C) || isIn(c, 0xD7B0, 0xD7FB);
    }

    /** Marks that nobody sees. */
    private static boolean isIgnorable(int c) {
        return c == 0x034F
                || c == 0x17B4
                || c == 0x17B5
                || isIn(c, 0x180B, 0x180F)
                || isIn(c, 0xFE00, 0xFE0F)
                || isIn(c, 0xE0100, 0xE01EF);
    }

    private static boolean isNoncharacter(int c) {
        return isIn(c, 0xFDD0, 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
    }

    private static boolean isIn(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
