/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.io.InputStream;
import java.io.OutputStream;

/** One end of a connection in memory. */
final class MemoryTransport implements Transport {
    final Pipe incoming;
    final Pipe outgoing;
    private volatile boolean aborted;
    private volatile boolean closed;

    private MemoryTransport(Pipe incoming, Pipe outgoing) {
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    /** Both ends; each direction holds {@code capacity} bytes. */
    static MemoryTransport[] pair(int capacity) {
        Pipe one = new Pipe(capacity);
        Pipe other = new Pipe(capacity);
        return new MemoryTransport[] {new MemoryTransport(one, other), new MemoryTransport(other, one)};
    }

    @Override
    public InputStream in() {
        return incoming.in;
    }

    @Override
    public OutputStream out() {
        return outgoing.out;
    }

    @Override
    public void close() {
        closed = true;
        outgoing.end();
        incoming.cut();
    }

    @Override
    public void abort() {
        aborted = true;
        outgoing.cut();
        incoming.cut();
    }

    Thread lastWriter() {
        return outgoing.lastWriter();
    }

    boolean isAborted() {
        return aborted;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public String peer() {
        return "memory:5222";
    }
}
