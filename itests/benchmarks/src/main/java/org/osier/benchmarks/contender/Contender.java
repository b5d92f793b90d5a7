/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.contender;

/** One way to speak XMPP in Java. */
interface Contender {
    /** The address that each contender takes for its own, if it has to name one. */
    String DOMAIN = "bench.localhost";

    /** Whom sent messages are for. */
    String PEER = "romeo@montague.example/orchard";

    /**
     * Opens one more stream to the driver, on {@code port} of this machine, and begins with its conduct. Returns when the
     * session is established.
     */
    void connect(int port) throws Exception;
}
