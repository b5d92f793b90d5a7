/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes in one direction, in memory and bounded. Blocks as a socket does, and tells who is blocked. */
final class Pipe {
    private final byte[] bytes;
    private int head;
    private int count;
    private boolean ended;
    private boolean broken;
    private boolean writerWaits;
    private boolean readerWaits;
    private int writes;
    private Thread lastWriter;

    final InputStream in = new InputStream() {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return take(target, offset, length);
        }

        @Override
        public int available() {
            return held();
        }
    };

    final OutputStream out = new OutputStream() {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            put(source, offset, length);
        }
    };

    Pipe(int capacity) {
        bytes = new byte[capacity];
    }

    private synchronized int held() {
        return count;
    }

    private synchronized int take(byte[] target, int offset, int length) throws IOException {
        while (count == 0 && !ended && !broken) {
            readerWaits = true;
            notifyAll();
            pause();
        }
        readerWaits = false;
        if (broken) {
            throw new IOException("Socket closed");
        }
        int taken = Math.min(length, count);
        for (int i = 0; i < taken; i++) {
            target[offset + i] = bytes[head];
            head = (head + 1) % bytes.length;
        }
        count -= taken;
        notifyAll();
        return taken == 0 ? -1 : taken;
    }

    private synchronized void put(byte[] source, int offset, int length) throws IOException {
        writes++;
        lastWriter = Thread.currentThread();
        for (int i = 0; i < length; i++) {
            while (count == bytes.length && !ended && !broken) {
                writerWaits = true;
                notifyAll();
                pause();
            }
            writerWaits = false;
            if (ended || broken) {
                throw new IOException("Broken pipe");
            }
            bytes[(head + count++) % bytes.length] = source[offset + i];
        }
        notifyAll();
    }

    @SuppressWarnings("WaitNotInLoop") // The callers loop.
    private void pause() throws IOException {
        try {
            wait();
        } catch (InterruptedException e) {
            throw new IOException("Closed by interrupt", e);
        }
    }

    /** How many writes have begun. */
    synchronized int writes() {
        return writes;
    }

    /** Who wrote last. */
    synchronized Thread lastWriter() {
        return lastWriter;
    }

    /** No more is written; what is there can still be read. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Reads and writes fail. */
    synchronized void cut() {
        broken = true;
        notifyAll();
    }

    synchronized void awaitBlockedWriter() throws InterruptedException {
        while (!(writerWaits && count == bytes.length)) {
            wait();
        }
    }

    synchronized void awaitBlockedReader() throws InterruptedException {
        while (!(readerWaits && count == 0)) {
            wait();
        }
    }
}
