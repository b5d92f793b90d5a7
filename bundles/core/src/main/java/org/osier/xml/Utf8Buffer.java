/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of UTF-8 bytes that escapes what XML wants escaped. */
final class Utf8Buffer {
    private static final int SHRINK_ABOVE = 64 * 1024;

    private byte[] bytes = new byte[512];
    private int size;

    int size() {
        return size;
    }

    void ascii(char c) {
        reserve(1);
        bytes[size++] = (byte) c;
    }

    /** Appends as is; the caller vouches that nothing needs escaping. */
    void raw(String text) {
        append(text, false, false);
    }

    /** Appends character data (XML 1.0, 2.4); carriage returns are written so that they survive. */
    void text(String text) {
        append(text, true, false);
    }

    /** Appends an attribute's value for single or double quotes (XML 1.0, 3.3.3: white space written so that it survives). */
    void attribute(String value) {
        append(value, true, true);
    }

    private void append(String text, boolean escape, boolean inAttribute) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                i = multiByte(text, i, length);
                continue;
            }
            String reference = escape ? reference(c, inAttribute) : null;
            if (reference == null) {
                bytes[size++] = (byte) c;
            } else {
                raw(reference);
                reserve(length - i - 1);
            }
        }
    }

    private static String reference(char c, boolean inAttribute) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '\r' -> "&#13;";
            case '\'' -> inAttribute ? "&apos;" : null;
            case '"' -> inAttribute ? "&quot;" : null;
            case '\n' -> inAttribute ? "&#10;" : null;
            case '\t' -> inAttribute ? "&#9;" : null;
            default -> null;
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
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
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
            bytes = new byte[512];
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
