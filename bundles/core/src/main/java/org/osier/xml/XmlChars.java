/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

/** What XML 1.0 and Namespaces in XML allow in text and in names. */
final class XmlChars {
    /** Where in a name a character of ASCII may stand, for nearly all names. */
    private static final byte[] ASCII = new byte[0x80];

    private static final byte ALWAYS = 1;
    private static final byte NOT_FIRST = 2;

    static {
        for (int c = 0; c < ASCII.length; c++) {
            ASCII[c] = isNameStart(c) ? ALWAYS : isNameOther(c) ? NOT_FIRST : 0;
        }
    }

    private XmlChars() {}

    /**
     * Refuses characters outside production 2 of XML 1.0, and lone surrogates.
     *
     * @param where with {@code whose} says in a message where the text is from
     * @return whether it is all visible ASCII and blanks
     */
    static boolean requireText(String text, String where, Object whose) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x80) {
                requireText(text, i, where, whose);
                return false;
            }
        }
        return true;
    }

    private static void requireText(String text, int from, String where, Object whose) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if ((c >= 0x20 && c < 0xD800) || c == '\n' || c == '\t' || c == '\r') {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c < 0xE000 || c > 0xFFFD) {
                throw new IllegalArgumentException(String.format(
                        "U+%04X at index %d in %s %s is not allowed in XML; remove or replace it",
                        (int) c, i, where, whose));
            }
        }
    }

    static void requireNcName(String name) {
        int length = name.length();
        for (int i = 0; i < length; ) {
            int c = name.codePointAt(i);
            if (!isName(c, i == 0)) {
                throw badName(name);
            }
            i += Character.charCount(c);
        }
        if (length == 0) {
            throw badName(name);
        }
    }

    private static IllegalArgumentException badName(String name) {
        return new IllegalArgumentException("\"" + escaped(name) + "\" is not an XML name without a colon (NCName)");
    }

    /** Text as it may stand in a log line: control characters and lone surrogates as {@code \}{@code uXXXX}. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /**
     * Whether a name without a colon may have this character, as its first one or behind that. Takes what the fifth edition
     * of XML 1.0 allows, where our own parser reads it, too: like most parsers it goes by the fourth, which allows less in
     * the Basic Multilingual Plane, and a peer with such a parser would end the stream.
     */
    static boolean isName(int c, boolean first) {
        if (c < ASCII.length) {
            return ASCII[c] == ALWAYS || (!first && ASCII[c] == NOT_FIRST);
        }
        if (c > 0xFFFF) {
            return isNameStart(c) || (!first && isNameOther(c));
        }
        return first
                ? isNameStart(c) && com.ctc.wstx.util.XmlChars.is10NameStartChar((char) c)
                : (isNameStart(c) || isNameOther(c)) && com.ctc.wstx.util.XmlChars.is10NameChar((char) c);
    }

    /** NameStartChar of XML 1.0 (fifth edition), production 4, without the colon. */
    private static boolean isNameStart(int c) {
        return in(c, 'a', 'z')
                || in(c, 'A', 'Z')
                || c == '_'
                || in(c, 0xC0, 0xD6)
                || in(c, 0xD8, 0xF6)
                || in(c, 0xF8, 0x2FF)
                || in(c, 0x370, 0x37D)
                || in(c, 0x37F, 0x1FFF)
                || in(c, 0x200C, 0x200D)
                || in(c, 0x2070, 0x218F)
                || in(c, 0x2C00, 0x2FEF)
                || in(c, 0x3001, 0xD7FF)
                || in(c, 0xF900, 0xFDCF)
                || in(c, 0xFDF0, 0xFFFD)
                || in(c, 0x10000, 0xEFFFF);
    }

    /** What production 4a adds to the start characters. */
    private static boolean isNameOther(int c) {
        return in(c, '0', '9') || c == '-' || c == '.' || c == 0xB7 || in(c, 0x300, 0x36F) || in(c, 0x203F, 0x2040);
    }

    private static boolean in(int c, int from, int to) {
        return c >= from && c <= to;
    }
}
