/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;
import org.osier.loopback.LoopbackException;
import org.osier.stream.Threads;

/**
 * One port on the loopback interface. No other interface can be had: the address is no parameter.
 *
 * <p>Takes connections on a thread of its own from {@link #open} to {@link #close}.
 */
final class Door implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Door.class.getName());
    private static final int BACKLOG = 64;
    private static final int PAUSE_MILLIS = 100;
    private static final int JOIN_MILLIS = 1000;

    private final String option;
    private final ServerSocket socket;
    private Thread porter;

    /**
     * Binds the port; nobody is let in yet.
     *
     * @param option what the port is called in the configuration
     * @param port 0 for a free one
     * @throws LoopbackException when it is taken
     */
    Door(String option, int port) {
        this.option = option;
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try {
            socket = new ServerSocket(port, BACKLOG, loopback);
        } catch (IOException e) {
            throw new LoopbackException(
                    option + " " + port + " on " + loopback.getHostAddress() + " cannot be used (" + e.getMessage()
                            + "); stop what listens there, or choose another port",
                    e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Hands each new connection to {@code guest}, which must not block. */
    synchronized void open(Consumer<Socket> guest) {
        porter = Threads.start("osier-loopback-" + option, () -> {
            while (!socket.isClosed()) {
                acceptOne(guest);
            }
        });
    }

    private void acceptOne(Consumer<Socket> guest) {
        try {
            guest.accept(socket.accept());
        } catch (IOException | RuntimeException | Error e) {
            if (!socket.isClosed()) {
                LOG.log(Level.WARNING, "no connection could be taken on {0}: {1}", option, e);
                pause();
            }
        }
    }

    /** Out of file descriptors or threads, say: without a pause this would be tried for ever at full speed. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Frees the port. */
    @Override
    public synchronized void close() {
        try {
            socket.close();
            if (porter != null) {
                // As long as it waits in there, the system goes on to accept.
                porter.join(JOIN_MILLIS);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing {0}: {1}", option, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
