/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a block of stanzas again and again, on a thread of its own, until the socket is closed. */
final class Flood {
    private static final int CHUNK = 64 * 1024;

    private Flood() {}

    static void start(OutputStream out, byte[] block) {
        Thread writer = new Thread(() -> write(out, block), "flood");
        writer.setDaemon(true);
        writer.start();
    }

    private static void write(OutputStream out, byte[] block) {
        try {
            while (true) {
                for (int at = 0; at < block.length; at += CHUNK) {
                    out.write(block, at, Math.min(CHUNK, block.length - at));
                }
            }
        } catch (IOException e) {
            // The measurement is over.
        }
    }
}
