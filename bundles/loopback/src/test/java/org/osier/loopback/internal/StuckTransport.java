/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osier.stream.Transport;

/** A connection on which a stream header comes and nothing more, and every write blocks, until it is ended. */
final class StuckTransport implements Transport {
    private static final String HEADER = "<stream:stream xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams' to='localhost' version='1.0'>";

    private final InputStream in = new SequenceInputStream(
            new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.US_ASCII)), new Silence());
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Waits until the first write is blocked. */
    void awaitWrite() throws InterruptedException {
        if (!writing.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing was written");
        }
    }

    private IOException awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new IOException("ended");
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                writing.countDown();
                throw awaitEnd();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                writing.countDown();
                throw awaitEnd();
            }
        };
    }

    @Override
    public void close() {
        ended.countDown();
    }

    @Override
    public void abort() {
        ended.countDown();
    }

    @Override
    public String peer() {
        return "nobody";
    }

    private final class Silence extends InputStream {
        @Override
        public int read() throws IOException {
            throw awaitEnd();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw awaitEnd();
        }
    }
}
