/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.osier.jid.Jid;
import org.osier.session.BaseXmpp;
import org.osier.session.ReconnectPolicy;
import org.osier.stanza.Stanza;
import org.osier.stream.Connection;
import org.osier.stream.SocketTransport;
import org.osier.stream.StreamConfig;
import org.osier.stream.StreamError;
import org.osier.stream.Threads;
import org.osier.stream.Timer;
import org.osier.stream.XmppException;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.XmlLimits;

/** A session without login; the test is its server. */
final class Romeo extends BaseXmpp {
    static final Jid JID = Jid.of("romeo@montague.lit/orchard");
    private static final Element HEADER = Element.of(StreamError.STREAMS, "stream");

    private final Kind kind;
    private final BlockingQueue<Element> sent = new LinkedBlockingQueue<>();
    private volatile Connection server;

    Romeo(Kind kind, Timer timer) {
        super(JID, StreamConfig.named("romeo").with(timer).withSlowCall(Duration.ZERO), ReconnectPolicy.NEVER);
        this.kind = kind;
    }

    Romeo() {
        this(Kind.CLIENT, Timer.SYSTEM);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    protected Established establish() {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Connection ours = connection(SocketTransport.connect("127.0.0.1", listener.getLocalPort()));
            negotiating(ours);
            Socket accepted = listener.accept();
            server = connection(new SocketTransport(accepted));
            CompletableFuture<Void> accepting = new CompletableFuture<>();
            Threads.start("server", () -> serve(accepting));
            ours.open(HEADER);
            // The connection is no longer for one thread alone.
            accepting.join();
            return new Established(ours, JID);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(CompletableFuture<Void> accepting) {
        server.accept(theirs -> HEADER);
        accepting.complete(null);
        try {
            for (Optional<Element> next = server.read(); next.isPresent(); next = server.read()) {
                sent.add(next.get());
            }
            server.writeFooter();
        } catch (XmppException e) {
            // The session is closed, and has not waited.
        }
    }

    private static Connection connection(SocketTransport transport) {
        return new Connection(transport, ContentNamespace.of(Stanza.NAMESPACE), XmlLimits.AUTHENTICATED);
    }

    /** Sends to the session, once it is connected. */
    void receive(Stanza stanza) {
        server.write(stanza.element());
    }

    /** Waits for what the session sends next. */
    Element sent() {
        try {
            return Optional.ofNullable(sent.poll(10, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("nothing was sent"));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
