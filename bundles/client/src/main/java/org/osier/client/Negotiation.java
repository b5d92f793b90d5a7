/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLSocket;
import org.osier.client.ClientConfig.Tls;
import org.osier.client.StreamFeature.Outcome.Bound;
import org.osier.jid.Jid;
import org.osier.session.BaseXmpp.Established;
import org.osier.stanza.Iq;
import org.osier.stanza.Stanza;
import org.osier.stream.Connection;
import org.osier.stream.ConnectionException;
import org.osier.stream.SocketTransport;
import org.osier.stream.StreamError;
import org.osier.xml.Element;
import org.osier.xml.QName;
import org.osier.xml.XmlLimits;

/** One login, in a straight line: STARTTLS, SASL, bind (RFC 6120, sections 5 to 7). Nothing that arrives is dispatched. */
final class Negotiation {
    static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";
    private static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";

    private final Connection connection;
    private final ClientConfig config;
    private final TlsLayer tls;
    private final String domain;
    private String mechanism = "";

    private final StreamFeatures.Turns others;

    Negotiation(Connection connection, ClientConfig config, TlsLayer tls, StreamFeatures others) {
        this.connection = connection;
        this.config = config;
        this.tls = tls;
        this.domain = config.jid().domain();
        this.others = others.begin(connection, this::open);
    }

    /** Runs to the end, or throws. Other features have their turns between these three, in their order. */
    Established run() {
        Element features = open();
        if (config.tls() == Tls.REQUIRED) {
            features = startTls(features);
        }
        features = others.upTo(StreamFeature.SASL, features);
        mechanism =
                new SaslLogin(connection, config.jid(), config.tls() == Tls.REQUIRED).run(features, config.password());
        connection.limits(XmlLimits.AUTHENTICATED);
        features = others.upTo(StreamFeature.BIND, open());
        Optional<Bound> session = others.bound();
        if (session.isPresent()) {
            return new Established(
                    connection, session.get().jid(), session.get().resumed());
        }
        Jid jid = bind(features);
        others.upTo(Integer.MAX_VALUE, features);
        return new Established(connection, jid);
    }

    /** How it got in; after {@link #run}. */
    Login login() {
        Optional<String> version = ((SocketTransport) connection.transport()).socket() instanceof SSLSocket tlsSocket
                ? Optional.of(tlsSocket.getSession().getProtocol())
                : Optional.empty();
        return new Login(mechanism, version);
    }

    /** Opens or restarts the stream and returns the features. */
    private Element open() {
        connection.open(Element.builder(StreamError.STREAMS, "stream")
                .attribute("to", domain)
                .attribute("version", "1.0")
                .attribute(QName.XML_LANG, "en")
                .build());
        Element features = connection.readElement();
        if (!features.is(StreamError.STREAMS, "features")) {
            throw unexpected(features, "its stream features");
        }
        return features;
    }

    private Element startTls(Element features) {
        if (features.child(TLS, "starttls").isEmpty()) {
            // RFC 7590, 3.1: whoever strips the offer gets no password to see.
            throw new TlsException(config.connectHost() + ":" + config.port()
                    + " does not offer STARTTLS, so nothing was sent; if this is the right port of a server that you"
                    + " trust on a line that you trust, switch TLS off for this account");
        }
        connection.write(Element.of(TLS, "starttls"));
        Element answer = connection.readElement();
        if (!answer.is(TLS, "proceed")) {
            throw new TlsException(domain + " offers STARTTLS but failed to start it; see the server's log");
        }
        connection.upgrade(tls::over);
        return open();
    }

    private Jid bind(Element features) {
        if (features.child(BIND, "bind").isEmpty()) {
            throw unexpected(features, "an offer to bind a resource");
        }
        String id = UUID.randomUUID().toString();
        Optional<Element> wanted = config.jid().resource().map(resource -> Element.of(BIND, "resource", resource));
        Element request = Element.builder(BIND, "bind").child(wanted).build();
        connection.write(Iq.toOwnAccount(Iq.Type.SET, request).withId(id).element());
        Element answer = connection.readElement();
        if (!answer.is(Stanza.NAMESPACE, "iq") || !answer.attribute("id").equals(Optional.of(id))) {
            throw unexpected(answer, "the answer to bind");
        }
        try {
            return bound((Iq) Stanza.of(answer).orElseThrow());
        } catch (IllegalArgumentException e) {
            throw new ConnectionException(domain + " bound no address that can be used: " + e.getMessage(), e);
        }
    }

    private Jid bound(Iq answer) {
        answer.error().ifPresent(refusal -> {
            throw new ConnectionException(domain + " did not bind a resource: " + refusal, null);
        });
        Jid jid = answer.element()
                .child(BIND, "bind")
                .flatMap(bind -> bind.child(BIND, "jid"))
                .map(text -> Jid.of(text.text()))
                .orElseThrow(() -> unexpected(answer.element(), "the address that was bound"));
        if (jid.isBare()) {
            throw new IllegalArgumentException(jid + " has no resource");
        }
        return jid;
    }

    private ConnectionException unexpected(Element got, String wanted) {
        List<String> names = got.children().stream().map(Element::local).toList();
        return new ConnectionException(
                domain + " sent <" + got.local() + "/> " + names + " where " + wanted + " should have come", null);
    }
}
