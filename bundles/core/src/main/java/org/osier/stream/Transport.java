/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * A two-way connection of bytes below an XML stream. One thread reads and one writes, at the same time; any thread may
 * end it.
 */
public interface Transport {
    /** What the peer sends. A read blocks until there is at least one byte. */
    InputStream in();

    /** What is sent to the peer. A write returns when the bytes have been handed over, with no buffer to flush. */
    OutputStream out();

    /** Ends the connection in good order; may wait for a write that is under way. */
    void close();

    /** Ends the connection at once; blocked reads and writes fail. */
    void abort();

    /** The peer, for messages: host and port. */
    String peer();
}
