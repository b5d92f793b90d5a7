/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import java.util.Optional;
import org.osier.session.BaseXmpp;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.stream.Connection;
import org.osier.stream.SocketTransport;
import org.osier.xml.ContentNamespace;
import org.osier.xml.XmlLimits;

/**
 * A client of an XMPP server (RFC 6120, RFC 6121). A {@link StreamFeature} that is added is negotiated at
 * the next connect.
 *
 * <pre>{@code
 * try (ClientXmpp bot = new ClientXmpp(ClientConfig.of("romeo@example.net", password).build())) {
 *     bot.onMessage((message, session) ->
 *             message.body().ifPresent(body -> session.send(message.reply().body(body).build())));
 *     bot.connect();
 *     System.in.read();
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class ClientXmpp extends BaseXmpp {
    private final ClientConfig config;
    private final StreamFeatures features = new StreamFeatures();
    private volatile Optional<Login> login = Optional.empty();

    /** A client that is not connected yet. */
    public ClientXmpp(ClientConfig config) {
        super(config.jid(), config.stream(), config.reconnect());
        this.config = config;
        accept(StreamFeature.class, features::add);
    }

    @Override
    public Kind kind() {
        return Kind.CLIENT;
    }

    /** The settings that it was made with. */
    public ClientConfig config() {
        return config;
    }

    /** How the current or the last session got in; empty before the first. */
    public Optional<Login> login() {
        return login;
    }

    @Override
    protected Established establish() {
        // Trust is read before anything else: a file that is not there should be told without the server's help.
        TlsLayer tls = TlsLayer.of(config);
        SocketTransport tcp = connected();
        Connection connection =
                new Connection(tcp, ContentNamespace.of(Stanza.NAMESPACE), XmlLimits.BEFORE_AUTHENTICATION);
        negotiating(connection);
        try {
            Negotiation negotiation = new Negotiation(connection, config, tls, features);
            Established established = negotiation.run();
            login = Optional.of(negotiation.login());
            return established;
        } catch (RuntimeException | Error e) {
            connection.abort();
            throw e;
        }
    }

    /** Without TLS nothing hides the login from the network, so it must not leave this machine. */
    private SocketTransport connected() {
        return config.tls() == ClientConfig.Tls.REQUIRED
                ? SocketTransport.connect(config.connectHost(), config.port())
                : SocketTransport.connectToThisMachine(config.connectHost(), config.port(), this::unprotected);
    }

    private TlsException unprotected() {
        return new TlsException(config.connectHost() + " is another machine, and without TLS everybody on the way could"
                + " read and change the stream; nothing was sent. Require TLS, or connect through a tunnel");
    }

    @Override
    protected void started() {
        // RFC 6121, 2.2: the roster first, so that the presence of contacts does not come before them.
        fetchRoster();
        if (config.initialPresence()) {
            Presence last = roster().lastPresence().orElse(Presence.available());
            if (last.type() == Presence.Type.AVAILABLE) {
                send(last);
            }
        }
    }
}
