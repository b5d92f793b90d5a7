/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.jmh;

import java.io.InputStream;
import java.io.OutputStream;
import org.osier.stream.Transport;

/** A transport that reads from memory and writes to nowhere. */
record BytesTransport(EndlessStream bytes) implements Transport {
    @Override
    public InputStream in() {
        return bytes;
    }

    @Override
    public OutputStream out() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public void close() {
        bytes.close();
    }

    @Override
    public void abort() {
        bytes.close();
    }

    @Override
    public String peer() {
        return "memory";
    }
}
