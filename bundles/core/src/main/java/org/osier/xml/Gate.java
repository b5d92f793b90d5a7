/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Hands out bytes at most through the next {@code >} that may end an element.
 *
 * <p>A parser pulls ahead of what it reports. Behind this gate it has consumed exactly to the {@code >} that ends an
 * element when it reports that element's end: so bytes can be counted per element, what follows belongs to whoever
 * reads next, and the parser can be replaced between two elements.
 *
 * <p>It makes characters of them, which the JVM does faster than the parser: what is no UTF-8, or no character that XML
 * has, is refused when all that came before it has been handed out.
 */
final class Gate extends Reader {
    /** How long the buffer is while the peer is awaited, and while more has come than that one takes. */
    private static final int SMALL = 2 * 1024;

    private static final int LARGE = 64 * 1024;

    private static final CharBuffer NOWHERE = CharBuffer.allocate(0);

    private final InputStream in;
    private byte[] buffer = new byte[SMALL];
    private int position;
    private int end;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private ByteBuffer bytes = ByteBuffer.wrap(buffer);
    private CharBuffer chars = NOWHERE;
    private String replay = "";
    private int replayed;
    private int limit;
    private int budget;
    private boolean betweenElements;
    private boolean tagsOnly;
    private IOException failure;

    Gate(InputStream in) {
        this.in = in;
    }

    /** Starts like {@link #nextElement}, but hands out no more than one tag at a time. */
    void nextTag(int maximumBytes) {
        nextElement(maximumBytes);
        tagsOnly = true;
    }

    /** Starts the count of the next element's bytes; white space before it is dropped, so it adds up to nothing. */
    void nextElement(int maximumBytes) {
        tagsOnly = false;
        limit = maximumBytes;
        budget = maximumBytes;
        betweenElements = true;
    }

    /** Waits until there is a byte of the next element, or of what comes in its place. */
    void await() throws IOException {
        // The array is the parser's, which may be let go meanwhile.
        chars = NOWHERE;
        skipWhitespace();
        while (buffered() == 0 && fill()) {
            skipWhitespace();
        }
    }

    /** Hands this out, uncounted, before what comes from the peer. */
    void replay(String text) {
        replay = text;
        replayed = 0;
    }

    /** How many bytes were handed out since the last call of {@link #nextElement}. */
    int elementBytes() {
        return limit - budget;
    }

    /** How many bytes were received and not yet handed out. */
    int buffered() {
        return end - position;
    }

    /** Why no more bytes come, or null while they do. */
    IOException failure() {
        return failure;
    }

    /** Reads at least one character; {@code length} has to have room for the two that some bytes make. */
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (replayed < replay.length()) {
            int count = Math.min(length, replay.length() - replayed);
            replay.getChars(replayed, replayed + count, target, offset);
            replayed += count;
            return count;
        }
        skipWhitespace();
        int count = handOut(target, offset, length);
        while (count == 0) {
            if (!fill()) {
                return -1;
            }
            skipWhitespace();
            count = handOut(target, offset, length);
        }
        return count;
    }

    /** How many characters may go out now, and have; 0 when more bytes have to come first. */
    private int handOut(char[] target, int offset, int length) {
        int count = portion(length);
        if (count == 0) {
            return 0;
        }
        // All that may be read is, so that a fault in it is found first, wherever the reads are cut.
        int allowed = Math.min(count, budget);
        int characters = decode(allowed, target, offset, length);
        if (characters == 0 && allowed < count) {
            throw new XmlException(
                    XmlException.Reason.TOO_LARGE, "an element of more than " + limit + " bytes was refused");
        }
        return characters;
    }

    /** Decodes what is whole of so many bytes, up to the first that is not allowed; refuses that when it comes first. */
    private int decode(int count, char[] target, int offset, int length) {
        if (chars.array() != target) {
            chars = CharBuffer.wrap(target);
        }
        bytes.limit(position + count);
        CoderResult result = decodeInto(offset, length);
        int decoded = chars.position() - offset;
        if (decoded < bytes.position() - position) {
            int allowed = withoutNoncharacters(target, offset, decoded);
            if (allowed < decoded) {
                result = CoderResult.malformedForLength(1);
                decodeInto(offset, allowed);
                decoded = allowed;
            }
        }
        if (decoded == 0 && result.isError()) {
            throw new XmlException(
                    XmlException.Reason.NOT_WELL_FORMED, "the peer sent what is no UTF-8, or no character of XML");
        }
        budget -= bytes.position() - position;
        position = bytes.position();
        return decoded;
    }

    private CoderResult decodeInto(int offset, int length) {
        bytes.position(position);
        chars.limit(offset + length).position(offset);
        return decoder.decode(bytes, chars, false);
    }

    /** How many of the characters come before U+FFFE or U+FFFF, which the parser does not look for (XML 1.0, 2.2). */
    private static int withoutNoncharacters(char[] target, int offset, int count) {
        for (int i = 0; i < count; i++) {
            if (target[offset + i] >= '\uFFFE') {
                return i;
            }
        }
        return count;
    }

    private void skipWhitespace() {
        while (betweenElements && position < end) {
            byte b = buffer[position];
            if (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
                position++;
            } else {
                betweenElements = false;
            }
        }
    }

    /**
     * How many bytes may go out now; 0 when more have to come first. The parser overlooks a {@code ]]>} in text that two
     * reads bring, so none ends within what may be one. No element ends there either.
     */
    private int portion(int most) {
        int count = Math.min(most, throughNextGt() - position);
        int brackets = 0;
        while (most > 2 && brackets < Math.min(count, 2) && buffer[position + count - brackets - 1] == ']') {
            brackets++;
        }
        return count - brackets;
    }

    private int throughNextGt() {
        int open = -1;
        for (int i = position; i < end; i++) {
            byte b = buffer[i];
            if (b == '<') {
                open = i;
            } else if (b == '>' && mayEndElement(open, i)) {
                return i + 1;
            }
        }
        return end;
    }

    /**
     * Whether a {@code >} may be an element's last byte. Only that of an empty element or of an end tag is, and in an end
     * tag nothing else opens; so of what opens between the two, all else can be handed out together with what follows.
     */
    private boolean mayEndElement(int open, int close) {
        return tagsOnly || open < 0 || buffer[close - 1] == '/' || buffer[open + 1] == '/';
    }

    private boolean fill() throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            fit(end - position);
            int count = in.read(buffer, end, buffer.length - end);
            end += Math.max(count, 0);
            if (count < 0) {
                failure = new EOFException("the peer closed the connection without ending the stream");
            }
            return count >= 0;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Moves what is left to the beginning of a buffer that fits what comes: an idle stream is to hold little. */
    private void fit(int rest) throws IOException {
        byte[] before = buffer;
        if (before.length == LARGE && in.available() == 0) {
            buffer = new byte[SMALL];
        } else if (before.length == SMALL && end == SMALL) {
            buffer = new byte[LARGE];
        }
        System.arraycopy(before, position, buffer, 0, rest);
        if (buffer != before) {
            bytes = ByteBuffer.wrap(buffer);
        }
        position = 0;
        end = rest;
    }

    @Override
    public boolean ready() {
        return buffered() > 0;
    }

    /** Leaves the connection alone, which is not the parser's to close. */
    @Override
    public void close() {}
}
