/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.util.List;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.roster.RosterItem;
import org.osier.roster.Subscription;
import org.osier.roster.SubscriptionState;
import org.osier.xml.Element;

/** Roster items as elements (RFC 6121, 2.1.2). Without state. */
final class RosterXml {
    static final String NAMESPACE = "jabber:iq:roster";

    private RosterXml() {}

    static Element query(Optional<Element> item) {
        return Element.builder(NAMESPACE, "query").child(item).build();
    }

    /** The request to put a contact into the roster: of all else the server takes no notice (RFC 6121, 2.1.2.5). */
    static Element setting(Jid contact, Optional<String> name, List<String> groups) {
        return described(contact, name, groups).build();
    }

    /** The request to take a contact out of the roster. */
    static Element removing(Jid contact) {
        return Element.builder(NAMESPACE, "item")
                .attribute("jid", contact.toString())
                .attribute("subscription", Subscription.REMOVE.toString())
                .build();
    }

    static Element.Builder described(Jid contact, Optional<String> name, List<String> groups) {
        return Element.builder(NAMESPACE, "item")
                .attribute("jid", contact.toString())
                .attribute("name", name)
                .children(groups.stream()
                        .map(group -> Element.of(NAMESPACE, "group", group))
                        .toList());
    }

    /** The items of a query; those without a valid address are left out. */
    static List<RosterItem> items(Element query) {
        return query.children(NAMESPACE, "item").stream()
                .map(RosterXml::item)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<RosterItem> item(Element element) {
        try {
            return element.attribute("jid").map(jid -> item(Jid.of(jid), element, false));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What an element says of a contact. */
    static RosterItem item(Jid contact, Element element, boolean pendingIn) {
        Subscription subscription = Subscription.of(element.attribute("subscription"));
        if (subscription == Subscription.REMOVE) {
            return RosterItem.removed(contact);
        }
        boolean ask = element.attribute("ask").filter("subscribe"::equals).isPresent();
        List<String> groups = element.children(NAMESPACE, "group").stream()
                .map(Element::text)
                .distinct()
                .toList();
        return new RosterItem(
                contact,
                element.attribute("name").filter(name -> !name.isEmpty()),
                groups,
                SubscriptionState.of(subscription.to(), subscription.from(), ask, pendingIn),
                isTrue(element.attribute("approved")),
                false);
    }

    private static boolean isTrue(Optional<String> attribute) {
        return attribute
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }
}
