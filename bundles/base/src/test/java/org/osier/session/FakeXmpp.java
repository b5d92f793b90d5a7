/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import org.osier.jid.Jid;
import org.osier.stanza.Stanza;
import org.osier.stream.Connection;
import org.osier.stream.SocketTransport;
import org.osier.stream.StreamConfig;
import org.osier.stream.StreamError;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.XmlLimits;

/** A session that needs no login. */
class FakeXmpp extends BaseXmpp {
    static final Jid ROMEO = Jid.of("romeo@montague.lit/orchard");

    private final int port;

    FakeXmpp(int port, StreamConfig config, ReconnectPolicy reconnect) {
        // Tests count the delayed calls of what they test, not those of the watch over slow handlers.
        super(ROMEO.bare(), config.withSlowCall(Duration.ZERO), reconnect);
        this.port = port;
    }

    static FakeXmpp to(FakeServer server) {
        return new FakeXmpp(server.port(), StreamConfig.named("romeo"), ReconnectPolicy.NEVER);
    }

    static FakeXmpp to(FakeServer server, ManualTimer timer, ReconnectPolicy reconnect) {
        return new FakeXmpp(server.port(), StreamConfig.named("romeo").with(timer), reconnect);
    }

    @Override
    public Kind kind() {
        return Kind.CLIENT;
    }

    @Override
    protected Established establish() {
        Connection connection = new Connection(
                SocketTransport.connect("127.0.0.1", port),
                ContentNamespace.of(Stanza.NAMESPACE),
                XmlLimits.AUTHENTICATED);
        negotiating(connection);
        connection.open(Element.of(StreamError.STREAMS, "stream"));
        return new Established(connection, ROMEO);
    }
}
