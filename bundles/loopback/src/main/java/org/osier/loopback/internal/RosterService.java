/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.xml.Element;

/** Answers roster requests, and pushes what has changed (RFC 6121, section 2). Guarded by the {@link Router}'s lock. */
final class RosterService {
    private final Directory directory;
    private final Deliveries deliveries;
    private final Rosters rosters;
    private final Subscriptions subscriptions;

    RosterService(Directory directory, Deliveries deliveries, Rosters rosters, Presences presences) {
        this.directory = directory;
        this.deliveries = deliveries;
        this.rosters = rosters;
        this.subscriptions = new Subscriptions(deliveries, rosters, presences, this::push);
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    /** Answers a request of a user about the own roster. */
    Iq answer(Resource sender, Iq request) {
        return request.type() == Iq.Type.GET
                ? get(sender, request)
                : set(sender.jid().bare(), request);
    }

    private Iq get(Resource sender, Iq request) {
        sender.interested();
        return request.result(Element.builder(RosterItem.NAMESPACE, "query")
                .children(rosters.items(sender.jid().bare()).stream()
                        .map(RosterItem::toElement)
                        .toList())
                .build());
    }

    private Iq set(Jid user, Iq request) {
        List<Element> items = request.payload().orElseThrow().children(RosterItem.NAMESPACE, "item");
        Optional<String> jid = items.stream()
                .findFirst()
                .flatMap(item -> item.attribute("jid"))
                .filter(Errors::isAddress);
        // RFC 6121, 2.3.3: exactly one item, with an address.
        if (items.size() != 1 || jid.isEmpty()) {
            return refused(request, Condition.BAD_REQUEST);
        }
        Jid contact = Jid.of(jid.get()).bare();
        Element item = items.get(0);
        return item.attribute("subscription").equals(Optional.of("remove"))
                ? remove(user, contact, request)
                : update(user, contact, item, request);
    }

    /** RFC 6121, 2.5: with the contact go the subscriptions, in both directions. */
    private Iq remove(Jid user, Jid contact, Iq request) {
        Optional<RosterItem> item = rosters.remove(user, contact);
        if (item.isEmpty()) {
            return refused(request, Condition.ITEM_NOT_FOUND);
        }
        push(user, RosterItem.removed(contact));
        subscriptions.end(user, item.get());
        return request.result();
    }

    /** RFC 6121, 2.1.2.5: of a subscription's state, a client's roster set changes nothing. */
    private Iq update(Jid user, Jid contact, Element item, Iq request) {
        List<String> groups = item.children(RosterItem.NAMESPACE, "group").stream()
                .map(Element::text)
                .toList();
        if (new HashSet<>(groups).size() < groups.size()) {
            return refused(request, Condition.BAD_REQUEST);
        }
        if (user.equals(contact)) {
            return refused(request, Condition.NOT_ALLOWED);
        }
        RosterItem changed =
                rosters.item(user, contact).orElse(RosterItem.none(contact)).named(item.attribute("name"), groups);
        if (!rosters.put(user, changed)) {
            return refused(request, Condition.RESOURCE_CONSTRAINT);
        }
        push(user, changed.toElement());
        return request.result();
    }

    /** RFC 6121, 2.1.6: to each resource that has asked for the roster. */
    private void push(Jid user, Element item) {
        Element query =
                Element.builder(RosterItem.NAMESPACE, "query").child(item).build();
        directory.connected(user).stream()
                .filter(Resource::isInterested)
                .forEach(resource -> deliveries.to(
                        resource,
                        Iq.set(resource.jid(), query)
                                .withId(UUID.randomUUID().toString())
                                .element()));
    }

    private static Iq refused(Iq request, Condition condition) {
        return request.error(StanzaError.of(condition));
    }
}
