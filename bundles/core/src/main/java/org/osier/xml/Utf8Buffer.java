/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of UTF-8 bytes that escapes what XML wants escaped. */
final class Utf8Buffer {
    private static final int SMALL = 512;
    private static final int SHRINK_ABOVE = 256 * 1024;
    /** The places in which a character of ASCII cannot stand for itself. */
    static final byte[] ESCAPED = new byte[0x80];

    static final int IN_TEXT = 1;
    private static final int NOWHERE = 0;
    private static final int IN_ATTRIBUTES = 2;

    static {
        "<>&\r".chars().forEach(c -> ESCAPED[c] = IN_TEXT);
        "'\"\n\t".chars().forEach(c -> ESCAPED[c] = IN_ATTRIBUTES);
    }

    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int size;

    int size() {
        return size;
    }

    void ascii(char c) {
        reserve(1);
        bytes[size++] = (byte) c;
    }

    /** Appends the first of some bytes as they are. */
    void raw(byte[] from, int length) {
        reserve(length);
        System.arraycopy(from, 0, bytes, size, length);
        size += length;
    }

    /** Appends as is; the caller vouches that nothing needs escaping. */
    void raw(String text) {
        int length = text.length();
        reserve(length);
        byte[] to = bytes;
        int offset = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                size = offset + i;
                append(text.substring(i), NOWHERE);
                return;
            }
            to[offset + i] = (byte) c;
        }
        size = offset + length;
    }

    /** Appends character data (XML 1.0, 2.4); carriage returns are written so that they survive. */
    void text(String text) {
        append(text, IN_TEXT);
    }

    /** Appends an attribute's value for single or double quotes (XML 1.0, 3.3.3: white space written so that it survives). */
    void attribute(String value) {
        append(value, IN_TEXT | IN_ATTRIBUTES);
    }

    /** Like {@link #text}, for what is known to be visible ASCII and blanks. */
    void asciiText(String ascii) {
        int begin = size;
        int end = copy(ascii);
        size = EscapeScan.inText(bytes, begin, end);
        append(ascii, size - begin, IN_TEXT);
    }

    /** Like {@link #attribute}, for what is known to be visible ASCII and blanks. */
    void asciiAttribute(String ascii) {
        int begin = size;
        int end = copy(ascii);
        size = EscapeScan.inAttribute(bytes, begin, end);
        append(ascii, size - begin, IN_TEXT | IN_ATTRIBUTES);
    }

    /** Puts ASCII behind all bytes without counting it yet; returns where it ends. */
    @SuppressWarnings("deprecation") // What this drops of a character is 0 in ASCII, and nothing else is as fast.
    private int copy(String ascii) {
        int length = ascii.length();
        reserve(length);
        ascii.getBytes(0, length, bytes, size);
        return size + length;
    }

    private void append(String text, int place) {
        append(text, 0, place);
    }

    private void append(String text, int from, int place) {
        int length = text.length();
        for (int i = plain(text, from, place); i < length; i = plain(text, i, place)) {
            i = special(text, i, length);
        }
    }

    /** Appends characters that stand for themselves; returns the index of the first that does not. */
    private int plain(String text, int from, int place) {
        int length = text.length();
        reserve(length - from);
        byte[] to = bytes;
        int offset = size - from;
        int i = from;
        while (i < length) {
            char c = text.charAt(i);
            if (c >= 0x80 || (ESCAPED[c] & place) != 0) {
                break;
            }
            to[offset + i] = (byte) c;
            i++;
        }
        size = offset + i;
        return i;
    }

    /** Appends the character at {@code index} and returns the index after it. */
    private int special(String text, int index, int length) {
        if (text.charAt(index) >= 0x80) {
            return multiByte(text, index, length) + 1;
        }
        raw(reference(text.charAt(index)));
        return index + 1;
    }

    private static String reference(char c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '\'' -> "&apos;";
            case '"' -> "&quot;";
            default -> "&#" + (int) c + ";";
        };
    }

    /** Appends the character at {@code index} and returns the index of its last code unit. */
    private int multiByte(String text, int index, int length) {
        int c = text.codePointAt(index);
        reserve(length - index + 3);
        if (c < 0x800) {
            bytes[size++] = (byte) (0xC0 | (c >> 6));
        } else if (c < 0x10000) {
            bytes[size++] = (byte) (0xE0 | (c >> 12));
            bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        } else {
            bytes[size++] = (byte) (0xF0 | (c >> 18));
            bytes[size++] = (byte) (0x80 | ((c >> 12) & 0x3F));
            bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        }
        bytes[size++] = (byte) (0x80 | (c & 0x3F));
        return c < 0x10000 ? index : index + 1;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.max(SMALL, bytes.length * 2), size + more));
        }
    }

    /** Writes all to {@code out} in one call and starts over. */
    void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        clear();
    }

    void writeTo(OutputStream out, int start, int end) throws IOException {
        out.write(bytes, start, end - start);
    }

    void clear() {
        size = 0;
        if (bytes.length > SHRINK_ABOVE) {
            bytes = NONE;
        }
    }

    /** Forgets all, and holds nothing until there is more. */
    void trim() {
        size = 0;
        bytes = NONE;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
