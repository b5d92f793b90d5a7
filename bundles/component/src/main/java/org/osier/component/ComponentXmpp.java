/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.osier.sasl.SecretBytes;
import org.osier.session.AuthenticationException;
import org.osier.session.BaseXmpp;
import org.osier.stanza.Stanza;
import org.osier.stream.Connection;
import org.osier.stream.ConnectionException;
import org.osier.stream.SocketTransport;
import org.osier.stream.StreamError;
import org.osier.stream.StreamErrorException;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.XmlLimits;

/**
 * A component: a service with a domain of its own beside a server (XEP-0114). What it sends without an address is from
 * that domain.
 *
 * <p>Safe for use by many threads.
 */
public final class ComponentXmpp extends BaseXmpp {
    private static final ContentNamespace CONTENT = new ContentNamespace("jabber:component:accept", Stanza.NAMESPACE);

    private final ComponentConfig config;

    /** A component that is not connected yet. */
    public ComponentXmpp(ComponentConfig config) {
        super(config.jid(), config.stream(), config.reconnect());
        this.config = config;
    }

    @Override
    public Kind kind() {
        return Kind.COMPONENT;
    }

    @Override
    protected Established establish() {
        SocketTransport tcp = config.remoteAllowed()
                ? SocketTransport.connect(config.host(), config.port())
                : SocketTransport.connectToThisMachine(config.host(), config.port(), this::anotherMachine);
        Connection connection = new Connection(tcp, CONTENT, XmlLimits.BEFORE_AUTHENTICATION);
        negotiating(connection);
        try {
            handshake(connection);
        } catch (RuntimeException | Error e) {
            connection.abort();
            throw e;
        }
        connection.limits(XmlLimits.AUTHENTICATED);
        return new Established(connection, config.jid());
    }

    private ConnectionException anotherMachine() {
        return new ConnectionException(
                config.host() + " is another machine, and a component's connection is not protected; nothing was sent."
                        + " Connect through a tunnel, or allow remote servers for this component",
                null,
                false);
    }

    private void handshake(Connection connection) {
        Element header = connection.open(Element.builder(StreamError.STREAMS, "stream")
                .attribute("to", config.jid().domain())
                .build());
        String id = header.attribute("id")
                .orElseThrow(() -> new ConnectionException(
                        config.host() + ":" + config.port() + " gave its stream no id, so it takes no components",
                        null));
        connection.write(Element.of(Stanza.NAMESPACE, "handshake", proof(id)));
        try {
            Element answer = connection.readElement();
            if (!answer.is(Stanza.NAMESPACE, "handshake")) {
                throw new ConnectionException(
                        config.host() + " answered the handshake with <" + answer.local() + "/>", null);
            }
        } catch (StreamErrorException e) {
            if (e.error().condition() == StreamError.Condition.NOT_AUTHORIZED) {
                throw new AuthenticationException(config.host() + " does not accept the secret of " + config.jid()
                        + " (not-authorized); check it on both sides");
            }
            throw e;
        }
    }

    /** XEP-0114, 3: the SHA-1 of the stream's id and the secret, in lower case hexadecimal. */
    private String proof(String streamId) {
        char[] secret = config.secret().get();
        if (secret == null) {
            throw new AuthenticationException("no secret is known for " + config.jid() + "; give one");
        }
        byte[] bytes = SecretBytes.utf8(secret);
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(streamId.getBytes(StandardCharsets.UTF_8));
            sha1.update(bytes);
            return HexFormat.of().formatHex(sha1.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM lacks SHA-1, which every JVM has", e);
        } finally {
            Arrays.fill(secret, '\0');
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** XEP-0114 wants an address on everything that a component sends. */
    @Override
    protected Element outgoing(Stanza stanza) {
        return stanza.from().isPresent()
                ? stanza.element()
                : stanza.withFrom(config.jid()).element();
    }
}
