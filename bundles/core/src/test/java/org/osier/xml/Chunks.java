/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

/** An input that hands its bytes out in given portions, one for each read, as a network might. */
final class Chunks extends InputStream {
    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private boolean endless;

    private Chunks(Stream<byte[]> chunks) {
        chunks.filter(chunk -> chunk.length > 0).forEach(this.chunks::add);
    }

    static Chunks of(String... chunks) {
        return new Chunks(Stream.of(chunks).map(Chunks::utf8));
    }

    static Chunks of(byte[]... chunks) {
        return new Chunks(Stream.of(chunks));
    }

    /** The bytes in two portions. */
    static Chunks split(byte[] bytes, int at) {
        return of(slice(bytes, 0, at), slice(bytes, at, bytes.length));
    }

    /** The bytes one by one. */
    static Chunks singly(byte[] bytes) {
        byte[][] ones = new byte[bytes.length][];
        for (int i = 0; i < bytes.length; i++) {
            ones[i] = new byte[] {bytes[i]};
        }
        return of(ones);
    }

    /** Instead of an end there is a failure: nobody may read that far. */
    Chunks endless() {
        endless = true;
        return this;
    }

    /** An input whose reads fail. */
    static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw failure;
            }
        };
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] slice(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    static byte[] concat(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        byte[] next = chunks.poll();
        if (next == null) {
            if (endless) {
                throw new AssertionError("read past the end of what was wanted");
            }
            return -1;
        }
        int count = Math.min(length, next.length);
        System.arraycopy(next, 0, target, offset, count);
        if (count < next.length) {
            chunks.push(slice(next, count, next.length));
        }
        return count;
    }
}
