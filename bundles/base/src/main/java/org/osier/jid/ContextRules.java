/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/** Where code points that depend on their neighbours are allowed (RFC 5892, appendix A). */
final class ContextRules {
    private static final int NONE = -1;

    private ContextRules() {}

    /** Whether the code point at {@code index}, one of {@link CodePoints.Status#CONTEXT}, may be there. */
    static boolean allow(String text, int index) {
        int c = text.codePointAt(index);
        int before = index == 0 ? NONE : text.codePointBefore(index);
        int next = index + Character.charCount(c);
        int after = next == text.length() ? NONE : text.codePointAt(next);
        return switch (c) {
            case 0x200C -> isVirama(before) || isBetweenJoined(text, index);
            case 0x200D -> isVirama(before);
            case 0xB7 -> before == 'l' && after == 'l';
            case 0x375 -> isIn(UnicodeScript.GREEK, after);
            case 0x5F3, 0x5F4 -> isIn(UnicodeScript.HEBREW, before);
            // The others look at the whole text, for which once is enough.
            default -> text.indexOf(c) < index || (c == 0x30FB ? hasJapanese(text) : hasNoOtherDigits(text, c));
        };
    }

    private static boolean isIn(UnicodeScript script, int c) {
        return c != NONE && UnicodeScript.of(c) == script;
    }

    private static boolean hasJapanese(String text) {
        return text.codePoints().mapToObj(UnicodeScript::of).anyMatch(script -> switch (script) {
            case HIRAGANA, KATAKANA, HAN -> true;
            default -> false;
        });
    }

    /** Arabic-Indic digits and extended ones look alike and must not be mixed. */
    private static boolean hasNoOtherDigits(String text, int digit) {
        int others = digit < 0x6F0 ? 0x6F0 : 0x660;
        return text.chars().noneMatch(c -> c >= others && c <= others + 9);
    }

    /**
     * Canonical_Combining_Class is 9. Java does not tell it, but NFC orders marks by it: U+3099 has 8, U+05B0 has 10.
     */
    static boolean isVirama(int c) {
        if (c == NONE || !isMark(c)) {
            return false;
        }
        String mark = Character.toString(c);
        return isReordered("\u05B0", mark) && isReordered(mark, "\u3099");
    }

    private static boolean isReordered(String first, String second) {
        return !first.equals(second)
                && Normalizer.normalize("a" + first + second, Normalizer.Form.NFD)
                        .equals("a" + second + first);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Between letters that would be joined without it, marks aside. */
    private static boolean isBetweenJoined(String text, int index) {
        int before = index;
        while (before > 0 && JoiningTypes.isTransparent(text.codePointBefore(before))) {
            before -= Character.charCount(text.codePointBefore(before));
        }
        int after = index + 1;
        while (after < text.length() && JoiningTypes.isTransparent(text.codePointAt(after))) {
            after += Character.charCount(text.codePointAt(after));
        }
        return before > 0
                && after < text.length()
                && JoiningTypes.joinsNext(text.codePointBefore(before))
                && JoiningTypes.joinsPrevious(text.codePointAt(after));
    }
}
