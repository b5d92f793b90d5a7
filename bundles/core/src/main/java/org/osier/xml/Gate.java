/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Hands out bytes at most through the next {@code >} that may end an element.
 *
 * <p>A parser pulls ahead of what it reports. Behind this gate it has consumed exactly to the {@code >} that ends an
 * element when it reports that element's end: so bytes can be counted per element, what follows belongs to whoever
 * reads next, and the parser can be replaced between two elements.
 */
final class Gate extends InputStream {
    /** How long the buffer is while the peer is awaited, and while more has come than that one takes. */
    private static final int SMALL = 2 * 1024;

    private static final int LARGE = 64 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[SMALL];
    private int position;
    private int end;
    private byte[] replay = {};
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
        skipWhitespace();
        while (buffered() == 0 && fill()) {
            skipWhitespace();
        }
    }

    /** Hands these bytes out, uncounted, before what comes from the peer. */
    void replay(byte[] bytes) {
        replay = bytes;
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

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (replayed < replay.length) {
            int count = Math.min(length, replay.length - replayed);
            System.arraycopy(replay, replayed, target, offset, count);
            replayed += count;
            return count;
        }
        skipWhitespace();
        int count = portion(length);
        while (count == 0) {
            if (!fill()) {
                return -1;
            }
            skipWhitespace();
            count = portion(length);
        }
        if (budget == 0) {
            throw new XmlException(
                    XmlException.Reason.TOO_LARGE, "an element of more than " + limit + " bytes was refused");
        }
        // All that may be read is, so that a fault in it is found first, wherever the reads are cut.
        count = Math.min(count, budget);
        budget -= count;
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
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
        position = 0;
        end = rest;
    }

    @Override
    public int available() {
        return buffered();
    }
}
