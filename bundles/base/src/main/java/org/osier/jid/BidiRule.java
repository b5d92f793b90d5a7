/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

/** The Bidi rule (RFC 5893, 2): what is written from right to left must be shown in one order only. */
final class BidiRule {
    private static final int L = 1 << Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    private static final int R =
            1 << Character.DIRECTIONALITY_RIGHT_TO_LEFT | 1 << Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    private static final int EN = 1 << Character.DIRECTIONALITY_EUROPEAN_NUMBER;
    private static final int AN = 1 << Character.DIRECTIONALITY_ARABIC_NUMBER;
    private static final int NSM = 1 << Character.DIRECTIONALITY_NONSPACING_MARK;
    private static final int NEUTRAL = NSM
            | 1 << Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR
            | 1 << Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR
            | 1 << Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR
            | 1 << Character.DIRECTIONALITY_OTHER_NEUTRALS
            | 1 << Character.DIRECTIONALITY_BOUNDARY_NEUTRAL;

    private BidiRule() {}

    /** Whether there is anything from right to left, so that the rule applies (RFC 5893, 1.4). */
    static boolean concerns(String text) {
        return text.codePoints().anyMatch(c -> isIn(R | AN, c));
    }

    private static boolean isIn(int directions, int c) {
        byte direction = Character.getDirectionality(c);
        return direction >= 0 && (directions & 1 << direction) != 0;
    }

    /** Refuses what breaks one of the six conditions. */
    static void require(String text, Slot slot) {
        int first = text.codePointAt(0);
        boolean fromRight = isIn(R, first);
        if (!fromRight && !isIn(L, first)) {
            throw broken(text, 0, slot, 1);
        }
        requireWithin(fromRight ? R | AN | EN | NEUTRAL : L | EN | NEUTRAL, text, slot, fromRight ? 2 : 5);
        int last = lastButMarks(text);
        if (!isIn(fromRight ? R | EN | AN : L | EN, text.codePointAt(last))) {
            throw broken(text, last, slot, fromRight ? 3 : 6);
        }
        if (text.codePoints().anyMatch(c -> isIn(EN, c))) {
            requireWithin(~AN, text, slot, 4);
        }
    }

    private static void requireWithin(int directions, String text, Slot slot, int condition) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!isIn(directions, text.codePointAt(i))) {
                throw broken(text, i, slot, condition);
            }
        }
    }

    private static int lastButMarks(String text) {
        int end = text.length();
        int last;
        do {
            last = end - Character.charCount(text.codePointBefore(end));
            end = last;
        } while (last > 0 && isIn(NSM, text.codePointAt(last)));
        return last;
    }

    private static MalformedJidException broken(String text, int index, Slot slot, int condition) {
        return slot.refuse(
                text, index, " in a text that runs from right to left (RFC 5893, 2, condition " + condition + ")");
    }
}
