/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.Optional;
import java.util.Set;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError;
import org.osier.stream.StreamError;
import org.osier.xml.Element;

/**
 * Looks at what came over a stream before it goes anywhere: whether it is a stanza, from whom it really is, and whether
 * its addresses are addresses. Guarded by the lock of the {@link Router}.
 */
final class Inbound {
    private static final Set<String> STANZAS = Set.of("message", "presence", "iq");

    private final Routes routes;
    private final Deliveries deliveries;
    private final Departures departures;

    Inbound(Routes routes, Deliveries deliveries, Departures departures) {
        this.routes = routes;
        this.deliveries = deliveries;
        this.departures = departures;
    }

    void handle(Endpoint sender, Element element) {
        Optional<Jid> from = from(sender, element);
        if (!element.namespace().equals(Stanza.NAMESPACE) || !STANZAS.contains(element.local())) {
            departures.expel(sender, StreamError.Condition.UNSUPPORTED_STANZA_TYPE, "only stanzas are taken here");
        } else if (from.isEmpty()) {
            departures.expel(sender, StreamError.Condition.INVALID_FROM, "you are " + sender.jid());
        } else if (sender instanceof ComponentEndpoint
                && element.attribute("to").isEmpty()) {
            departures.expel(sender, StreamError.Condition.IMPROPER_ADDRESSING, "to whom?");
        } else {
            Element stamped =
                    element.toBuilder().attribute("from", from.get().toString()).build();
            check(sender, from.get(), stamped);
        }
    }

    /**
     * From whom a stanza is; empty when it claims what it must not. Of the ways that RFC 6120, 8.1.2.1 leaves, a client
     * with a wrong address loses its stream (4.9.3.9), as does a component (XEP-0114, 3): tests should see such bugs. A
     * client's bare address is made full.
     */
    private static Optional<Jid> from(Endpoint sender, Element element) {
        Optional<String> claimed = element.attribute("from");
        if (sender instanceof Resource) {
            boolean right = claimed.isEmpty() || rightful(sender, claimed).isPresent();
            return right ? Optional.of(sender.jid()) : Optional.empty();
        }
        return rightful(sender, claimed);
    }

    private static Optional<Jid> rightful(Endpoint sender, Optional<String> claimed) {
        return claimed.filter(Errors::isAddress).map(Jid::of).filter(sender::mayBeFrom);
    }

    private void check(Endpoint sender, Jid from, Element stamped) {
        if (!stamped.attribute("to").map(Errors::isAddress).orElse(true)) {
            refuse(sender, from, stamped, StanzaError.Condition.JID_MALFORMED);
            return;
        }
        Optional<Stanza> stanza = stanza(stamped);
        if (stanza.isPresent()) {
            routes.route(sender, stanza.get());
        } else {
            refuse(sender, from, stamped, StanzaError.Condition.BAD_REQUEST);
        }
    }

    /** The view of a stanza; empty when it is malformed. */
    private static Optional<Stanza> stanza(Element stamped) {
        try {
            return Stanza.of(stamped).filter(s -> !(s instanceof Iq iq) || isComplete(iq));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** RFC 6120, 8.2.3: an iq has an id, and a request exactly one payload. */
    private static boolean isComplete(Iq iq) {
        boolean complete = !iq.isRequest() || iq.element().children().size() == 1;
        return complete && iq.id().isPresent();
    }

    private void refuse(Endpoint sender, Jid from, Element stamped, StanzaError.Condition condition) {
        Errors.answer(stamped, from, condition).ifPresent(error -> deliveries.to(sender, error));
    }
}
