/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * A contender at work.
 *
 * @param door where it may open further streams
 * @param contender its process
 * @param socket its first stream, the session established
 */
record Bout(Door door, ContenderProcess contender, Socket socket) {
    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }
}
