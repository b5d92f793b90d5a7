/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
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
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.XmlLimits;

/** A session without login; the test is its server. */
final class Romeo extends BaseXmpp {
    static final Jid JID = Jid.of("romeo@montague.lit/orchard");
    private static final int PATIENCE_MILLIS = 10_000;

    private final Kind kind;
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
            accepted.setSoTimeout(PATIENCE_MILLIS);
            server = connection(new SocketTransport(accepted));
            Element header = Element.of(StreamError.STREAMS, "stream");
            Threads.start("server", () -> server.accept(theirs -> header));
            ours.open(header);
            return new Established(ours, JID);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        return server.read().orElseThrow(() -> new AssertionError("the stream has ended"));
    }
}
