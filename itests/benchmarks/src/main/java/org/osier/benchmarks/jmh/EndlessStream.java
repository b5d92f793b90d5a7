/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.jmh;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Bytes in memory: a header, then a block again and again, but no more than what is allowed. Safe for use by two threads,
 * of which one reads.
 */
final class EndlessStream extends InputStream {
    private final byte[] header;
    private final byte[] block;
    private long allowed;
    private int inHeader;
    private int inBlock;
    private boolean closed;

    EndlessStream(String header, byte[] block) {
        this.header = header.getBytes(StandardCharsets.UTF_8);
        this.block = block;
    }

    /** Lets so many more bytes be read. */
    synchronized void allow(long bytes) {
        allowed += bytes;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
        int most = (int) Math.min(length, awaitAllowed());
        int read;
        if (inHeader < header.length) {
            read = Math.min(most, header.length - inHeader);
            System.arraycopy(header, inHeader, buffer, offset, read);
            inHeader += read;
        } else {
            read = Math.min(most, block.length - inBlock);
            System.arraycopy(block, inBlock, buffer, offset, read);
            inBlock = (inBlock + read) % block.length;
        }
        allowed -= read;
        return read;
    }

    private long awaitAllowed() throws IOException {
        while (allowed == 0 && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        if (closed) {
            throw new EOFException("closed");
        }
        return allowed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
