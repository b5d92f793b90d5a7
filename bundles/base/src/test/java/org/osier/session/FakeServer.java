/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.osier.stanza.Stanza;
import org.osier.stanza.Wire;
import org.osier.stream.Connection;
import org.osier.stream.SocketTransport;
import org.osier.stream.StreamError;
import org.osier.stream.Threads;
import org.osier.stream.XmppException;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.XmlLimits;

/** The other side of a {@link FakeXmpp}: opens streams without any questions, and hands them to the test. */
final class FakeServer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final LinkedBlockingQueue<Peer> peers = new LinkedBlockingQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile Consumer<Peer> greeting = peer -> {};
    private volatile boolean mute;

    FakeServer() throws IOException {
        Threads.start("fake-server", this::serve);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From now on accepts connections and says nothing. */
    void mute() {
        mute = true;
    }

    /** What is done at once with each new stream. */
    void greetWith(Consumer<Peer> what) {
        greeting = what;
    }

    /** How many connections there have been. */
    int accepted() {
        return accepted.get();
    }

    /** Waits for the next stream. */
    Peer next() throws InterruptedException {
        Peer peer = peers.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (peer == null) {
            throw new AssertionError("nobody connected");
        }
        return peer;
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                accepted.incrementAndGet();
                if (!mute) {
                    Threads.start("fake-stream", () -> open(socket));
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private void open(Socket socket) {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            Connection connection = new Connection(
                    new SocketTransport(socket), ContentNamespace.of(Stanza.NAMESPACE), XmlLimits.AUTHENTICATED);
            connection.readHeader();
            connection.writeHeader(Element.builder(StreamError.STREAMS, "stream")
                    .attribute("id", "stream-" + accepted)
                    .build());
            Peer peer = new Peer(connection);
            greeting.accept(peer);
            peers.add(peer);
        } catch (IOException | XmppException e) {
            // The test is over, or it closes while it connects; who waits for the stream will say so.
        }
    }

    /** Ends all connections and takes no more. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** One stream, seen from the server. */
    record Peer(Connection connection) {
        void send(String xml) {
            connection.write(Wire.element(xml));
        }

        Element read() {
            return connection.read().orElseThrow(() -> new AssertionError("the stream has ended"));
        }

        /** Whether nothing more comes but the end of the stream. */
        boolean ends() {
            return connection.read().isEmpty();
        }

        void footer() {
            connection.writeFooter();
        }

        void cut() {
            connection.abort();
        }
    }
}
