/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.xml.Element;

/** Answers what is asked of the server itself, or of it on behalf of an account. Guarded by the {@link Router}'s lock. */
final class OwnServices {
    static final String SESSION = "urn:ietf:params:xml:ns:xmpp-session";
    private static final String PING = "urn:xmpp:ping";
    private static final String INFO = "http://jabber.org/protocol/disco#info";
    private static final String ITEMS = "http://jabber.org/protocol/disco#items";

    private final Jid server;
    private final Collection<String> components;
    private final RosterService roster;

    /** @param components the domains that disco tells of */
    OwnServices(Jid server, Collection<String> components, RosterService roster) {
        this.server = server;
        this.components = components;
        this.roster = roster;
    }

    /** The answer to a request that has one payload. */
    Iq answer(Endpoint sender, Iq request) {
        Element payload = request.payload().orElseThrow();
        if (request.to().equals(Optional.of(server))) {
            return atServer(request, payload);
        }
        Jid account = sender.jid().bare();
        boolean own = request.to().isEmpty() || request.to().equals(Optional.of(account));
        if (own && sender instanceof Resource resource) {
            return payload.is(RosterItem.NAMESPACE, "query")
                    ? roster.answer(resource, request)
                    : atOwnAccount(request, payload);
        }
        // RFC 6121, 8.5.2.1.3: of other accounts nothing is told, not even whether they exist.
        return unavailable(request);
    }

    private Iq atServer(Iq request, Element payload) {
        if (request.type() == Iq.Type.GET && payload.is(INFO, "query")) {
            return request.result(info(payload, "server", "im", List.of(INFO, ITEMS, PING, RosterItem.NAMESPACE)));
        }
        if (request.type() == Iq.Type.GET && payload.is(ITEMS, "query")) {
            return request.result(Element.builder(ITEMS, "query")
                    .children(components.stream()
                            .sorted()
                            .map(component -> Element.builder(ITEMS, "item")
                                    .attribute("jid", component)
                                    .build())
                            .toList())
                    .build());
        }
        return common(request, payload);
    }

    private Iq atOwnAccount(Iq request, Element payload) {
        if (request.type() == Iq.Type.GET && payload.is(INFO, "query")) {
            return request.result(info(payload, "account", "registered", List.of(INFO, PING)));
        }
        return common(request, payload);
    }

    private static Iq common(Iq request, Element payload) {
        boolean ping = request.type() == Iq.Type.GET && payload.is(PING, "ping");
        // RFC 3921 had clients ask for a session after bind; it means nothing any more.
        boolean session = request.type() == Iq.Type.SET && payload.is(SESSION, "session");
        return ping || session ? request.result() : unavailable(request);
    }

    private static Element info(Element query, String category, String type, List<String> features) {
        return Element.builder(INFO, "query")
                .attribute("node", query.attribute("node"))
                .child(Element.builder(INFO, "identity")
                        .attribute("category", category)
                        .attribute("type", type)
                        .attribute("name", "Osier loopback")
                        .build())
                .children(features.stream()
                        .map(feature -> Element.builder(INFO, "feature")
                                .attribute("var", feature)
                                .build())
                        .toList())
                .build();
    }

    private static Iq unavailable(Iq request) {
        return request.error(StanzaError.of(Condition.SERVICE_UNAVAILABLE));
    }
}
