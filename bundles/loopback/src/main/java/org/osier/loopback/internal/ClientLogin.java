/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError;
import org.osier.stream.Connection;
import org.osier.stream.StreamError;
import org.osier.stream.StreamError.Condition;
import org.osier.xml.Element;
import org.osier.xml.XmlLimits;

/** A client's way in, in a straight line: STARTTLS, SASL, bind (RFC 6120, sections 5 to 7). For use by one thread. */
final class ClientLogin implements Login {
    private static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";
    private static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
    private static final int MOST_BINDS = 5;

    private final Names names;
    private final Accounts accounts;
    private final Tls tls;

    ClientLogin(Names names, Accounts accounts, Tls tls) {
        this.names = names;
        this.accounts = accounts;
        this.tls = tls;
    }

    @Override
    public Admission run(Connection connection) {
        StreamHead.acceptClient(connection, names.domain());
        Authentication authentication = new Authentication(connection, accounts, names);
        startTls(connection, authentication);
        StreamHead.acceptClient(connection, names.domain());
        connection.write(features().child(Authentication.feature()).build());
        Jid account = Jid.of(authentication.run() + "@" + names.domain());
        connection.limits(XmlLimits.AUTHENTICATED);
        String id = StreamHead.acceptClient(connection, names.domain());
        connection.write(features()
                .child(Element.of(BIND, "bind"))
                .child(Element.builder(OwnServices.SESSION, "session")
                        .child(Element.of(OwnServices.SESSION, "optional"))
                        .build())
                .build());
        return bind(connection, account, id);
    }

    private static Element.Builder features() {
        return Element.builder(StreamError.STREAMS, "features");
    }

    private void startTls(Connection connection, Authentication authentication) {
        connection.write(features()
                .child(Element.builder(TLS, "starttls")
                        .child(Element.of(TLS, "required"))
                        .build())
                .build());
        Element request = connection.readElement();
        while (request.is(Authentication.SASL, "auth")) {
            // A password that came along has been seen on the wire; it is not even looked at here.
            authentication.refuse(new SaslFailure(SaslFailure.ENCRYPTION_REQUIRED));
            request = connection.readElement();
        }
        if (!request.is(TLS, "starttls")) {
            throw StreamHead.refused(connection, Condition.NOT_AUTHORIZED, "STARTTLS comes first");
        }
        connection.write(Element.of(TLS, "proceed"));
        connection.upgrade(tls::over);
    }

    private static Admission bind(Connection connection, Jid account, String id) {
        for (int tries = 0; tries < MOST_BINDS; tries++) {
            Iq request = bindRequest(connection);
            Optional<Jid> jid = wanted(account, request);
            if (jid.isPresent()) {
                Element bound = Element.builder(BIND, "bind")
                        .child(BIND, "jid", jid.get().toString())
                        .build();
                return new Admission(jid.get(), id, request.result(bound).element());
            }
            connection.write(request.error(StanzaError.of(StanzaError.Condition.BAD_REQUEST))
                    .element());
        }
        throw StreamHead.refused(connection, Condition.POLICY_VIOLATION, "too many malformed resources");
    }

    /** RFC 6120, 7.1: until a resource is bound, no stanza goes anywhere. */
    private static Iq bindRequest(Connection connection) {
        Element element = connection.readElement();
        boolean asked = element.is(Stanza.NAMESPACE, "iq")
                && element.attribute("type").equals(Optional.of("set"))
                && element.attribute("id").isPresent()
                && element.child(BIND, "bind").isPresent();
        if (!asked) {
            throw StreamHead.refused(connection, Condition.NOT_AUTHORIZED, "bind a resource first");
        }
        // Without addresses: there is nobody else to be asked, and so nothing can be malformed in them.
        return new Iq(element.toBuilder()
                .withoutAttribute("to")
                .withoutAttribute("from")
                .build());
    }

    /** The address asked for, or one with a random resource; empty when it is malformed. */
    private static Optional<Jid> wanted(Jid account, Iq request) {
        String resource = request.element()
                .child(BIND, "bind")
                .flatMap(bind -> bind.child(BIND, "resource"))
                .map(Element::text)
                .filter(text -> !text.isEmpty())
                .orElseGet(StreamHead::newId);
        try {
            return Optional.of(account.withResource(resource));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
