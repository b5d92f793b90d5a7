/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What a code point may be used for, derived from the JVM's Unicode tables as RFC 8264, 8 (PRECIS) and RFC 5892, 3 (IDNA2008)
 * say, so that every version of Unicode is served.
 */
final class CodePoints {
    /** What becomes of a code point. */
    enum Status {
        /** Allowed everywhere. */
        VALID,
        /** Allowed where {@link ContextRules} say so. */
        CONTEXT,
        /** Allowed in free text, not in identifiers. */
        FREE_TEXT,
        /** Allowed nowhere. */
        DISALLOWED,
        /** Not in Unicode as this JVM knows it. */
        UNASSIGNED
    }

    private static final int LETTERS_AND_DIGITS = types(
            Character.LOWERCASE_LETTER,
            Character.UPPERCASE_LETTER,
            Character.OTHER_LETTER,
            Character.DECIMAL_DIGIT_NUMBER,
            Character.MODIFIER_LETTER,
            Character.NON_SPACING_MARK,
            Character.COMBINING_SPACING_MARK);

    /** Neither letters nor for free text. */
    private static final int NOT_TEXT = types(
            Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.PRIVATE_USE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR);

    private CodePoints() {}

    private static int types(byte... types) {
        int set = 0;
        for (byte type : types) {
            set |= 1 << type;
        }
        return set;
    }

    /** RFC 8264, 8. */
    static Status precis(int c) {
        if (c > ' ' && c < 0x7F) {
            return Status.VALID;
        }
        return general(c, hasOtherForm(c) ? Status.FREE_TEXT : Status.VALID, Status.FREE_TEXT);
    }

    /** RFC 5892, 3. */
    static Status idna(int c) {
        if (c < 0x80) {
            return c == '-' || isIn(c, '0', '9') || isIn(c, 'a', 'z') ? Status.VALID : Status.DISALLOWED;
        }
        return general(c, isStable(c) && !isMusical(c) ? Status.VALID : Status.DISALLOWED, Status.DISALLOWED);
    }

    /** What both have in common; {@code others} are symbols, spaces and the like. */
    private static Status general(int c, Status letters, Status others) {
        int type = 1 << Character.getType(c);
        if (isException(c)) {
            return Status.VALID;
        }
        if (isContextual(c)) {
            return Status.CONTEXT;
        }
        // Before those that are not assigned: what was set aside to be unseen stays so, whatever it becomes.
        if (isIgnorable(c)) {
            return Status.DISALLOWED;
        }
        if (type == 1 << Character.UNASSIGNED && !isNoncharacter(c)) {
            return Status.UNASSIGNED;
        }
        if (isDisallowedException(c) || isOldJamo(c) || isNoncharacter(c) || (type & NOT_TEXT) != 0) {
            return Status.DISALLOWED;
        }
        return (type & LETTERS_AND_DIGITS) != 0 ? letters : others;
    }

    /** RFC 5892, 2.6: valid whatever else is said of them. */
    private static boolean isException(int c) {
        return c == 0xDF || c == 0x3C2 || c == 0x6FD || c == 0x6FE || c == 0xF0B || c == 0x3007;
    }

    /** RFC 5892, 2.6 and 2.8. */
    private static boolean isContextual(int c) {
        return c == 0xB7
                || c == 0x375
                || c == 0x5F3
                || c == 0x5F4
                || isIn(c, 0x660, 0x669)
                || isIn(c, 0x6F0, 0x6F9)
                || c == 0x200C
                || c == 0x200D
                || c == 0x30FB;
    }

    /** RFC 5892, 2.6. */
    private static boolean isDisallowedException(int c) {
        return c == 0x640 || c == 0x7FA || c == 0x302E || c == 0x302F || isIn(c, 0x3031, 0x3035) || c == 0x303B;
    }

    /** RFC 5892, 2.9: leading, vowel and trailing Jamo. */
    private static boolean isOldJamo(int c) {
        return isIn(c, 0x1100, 0x11FF) || isIn(c, 0xA960, 0xA97C) || isIn(c, 0xD7B0, 0xD7FB);
    }

    /** RFC 5892, 2.3: Default_Ignorable_Code_Point, as far as its general category does not rule it out. */
    private static boolean isIgnorable(int c) {
        return c == 0x34F
                || isIn(c, 0x17B4, 0x17B5)
                || isIn(c, 0x180B, 0x180F)
                || c == 0x2065
                || c == 0x3164
                || isIn(c, 0xFE00, 0xFE0F)
                || c == 0xFFA0
                || isIn(c, 0xFFF0, 0xFFF8)
                || isIn(c, 0xE0000, 0xE0FFF);
    }

    /** RFC 5892, 2.4: blocks of marks for symbols and music. */
    private static boolean isMusical(int c) {
        return isIn(c, 0x20D0, 0x20FF) || isIn(c, 0x1D100, 0x1D24F);
    }

    private static boolean isNoncharacter(int c) {
        return isIn(c, 0xFDD0, 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
    }

    /** RFC 8264, 9.17: NFKC makes something else of it. */
    private static boolean hasOtherForm(int c) {
        return !Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFKC);
    }

    /** RFC 5892, 2.2: neither NFKC nor folding its case changes it. */
    private static boolean isStable(int c) {
        if (isCherokee(c)) {
            return isIn(c, 0x13A0, 0x13F5);
        }
        String written = Character.toString(c);
        // There and back is what Unicode's folding does, with one exception: a dotless i stays one.
        String folded = c == 0x131 ? written : written.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return !hasOtherForm(c)
                && Normalizer.normalize(folded, Normalizer.Form.NFKC).equals(written);
    }

    /** Whose letters were all capitals before they had small ones, and so are folded to capitals. */
    static boolean isCherokee(int c) {
        return isIn(c, 0x13A0, 0x13FD) || isIn(c, 0xAB70, 0xABBF);
    }

    private static boolean isIn(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
