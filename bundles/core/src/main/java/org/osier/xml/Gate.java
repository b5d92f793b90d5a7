/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Hands out bytes at most through the next {@code >}.
 *
 * <p>A parser pulls ahead of what it reports. Behind this gate it has consumed exactly to the {@code >} that ends an
 * element when it reports that element's end: so bytes can be counted per element, what follows belongs to whoever
 * reads next, and the parser can be replaced between two elements.
 */
final class Gate extends InputStream {
    /** How long the buffer is while little comes, and while it comes faster than it is read. */
    private static final int SMALL = 4 * 1024;

    private static final int LARGE = 64 * 1024;
    /** After so many reads that a small buffer could have held, there is a small one again. */
    private static final int CALM = 64;

    private final InputStream in;
    private byte[] buffer = new byte[SMALL];
    private int calm;
    private int position;
    private int end;
    private byte[] replay = {};
    private int replayed;
    private int limit;
    private int budget;
    private boolean betweenElements;
    private IOException failure;

    Gate(InputStream in) {
        this.in = in;
    }

    /** Starts the count of the next element's bytes; white space before it is dropped, so it adds up to nothing. */
    void nextElement(int maximumBytes) {
        limit = maximumBytes;
        budget = maximumBytes;
        betweenElements = true;
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
        do {
            if (position == end && !fill()) {
                return -1;
            }
            skipWhitespace();
        } while (position == end);
        int count = Math.min(length, throughNextGt() - position);
        budget -= count;
        if (budget < 0) {
            throw new XmlException(
                    XmlException.Reason.TOO_LARGE, "an element of more than " + limit + " bytes was refused");
        }
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

    private int throughNextGt() {
        for (int i = position; i < end; i++) {
            if (buffer[i] == '>') {
                return i + 1;
            }
        }
        return end;
    }

    private boolean fill() throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            fitBuffer();
            int count = in.read(buffer, 0, buffer.length);
            position = 0;
            end = Math.max(count, 0);
            if (count < 0) {
                failure = new EOFException("the peer closed the connection without ending the stream");
            }
            return count >= 0;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** All that the last read filled has been handed out. */
    private void fitBuffer() {
        calm = end < SMALL ? calm + 1 : 0;
        if (end == buffer.length && end < LARGE) {
            buffer = new byte[LARGE];
        } else if (calm > CALM && buffer.length > SMALL) {
            buffer = new byte[SMALL];
        }
    }

    @Override
    public int available() {
        return buffered();
    }
}
