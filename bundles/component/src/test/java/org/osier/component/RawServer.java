/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.component;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.osier.stream.Threads;

/** A server that knows no XML: a test sends and awaits the very text that is on the wire. For one connection. */
final class RawServer implements Closeable {
    static final String HEADER = "<stream:stream xmlns:stream='http://etherx.jabber.org/streams'"
            + " xmlns='jabber:component:accept' from='echo.montague.lit' id='3BF96D32'>";

    private static final int PATIENCE_MILLIS = 10_000;

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<Socket> socket = new CompletableFuture<>();
    private final StringBuilder heard = new StringBuilder();

    /** Sends a text to whoever connects, once it has sent its header. */
    RawServer(String answer) throws IOException {
        Threads.start("raw-server", () -> {
            try {
                Socket accepted = listener.accept();
                accepted.setSoTimeout(PATIENCE_MILLIS);
                socket.complete(accepted);
                await("<stream:stream");
                send(answer);
            } catch (IOException e) {
                socket.completeExceptionally(e);
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    void send(String text) throws IOException {
        socket.join().getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until the client has sent this text; returns all that it has sent. */
    synchronized String await(String text) throws IOException {
        byte[] bytes = new byte[4096];
        while (heard.indexOf(text) < 0) {
            int length = socket.join().getInputStream().read(bytes);
            if (length < 0) {
                throw new AssertionError(text + " never came, but " + heard);
            }
            heard.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
        }
        return heard.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (socket.isDone() && !socket.isCompletedExceptionally()) {
            socket.join().close();
        }
    }
}
