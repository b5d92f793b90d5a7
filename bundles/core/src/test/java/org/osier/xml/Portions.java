/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.io.InputStream;

/** An input that hands bytes out as a {@link Chunking} says, and counts; cheap enough to make a million of. */
final class Portions extends InputStream {
    private final byte[] bytes;
    private final Chunking chunking;
    private int position;
    private int reads;

    Portions(byte[] bytes, Chunking chunking) {
        this.bytes = bytes;
        this.chunking = chunking;
    }

    /** How many bytes were handed out. */
    int taken() {
        return position;
    }

    /** How often somebody asked. */
    int reads() {
        return reads;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("nobody reads single bytes from a socket");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        reads++;
        if (position == bytes.length) {
            return -1;
        }
        int portion = chunking.portion().applyAsInt(position);
        int count = Math.min(Math.min(length, portion), bytes.length - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }
}
