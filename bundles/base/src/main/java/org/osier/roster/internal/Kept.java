/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.roster.RosterItem;
import org.osier.roster.Subscription;
import org.osier.store.StoreException;
import org.osier.xml.Element;
import org.osier.xml.XmlException;

/**
 * A contact as it stands in the store, also one that was removed.
 *
 * @param item the contact
 * @param version the roster's version at its last change; 0 for a request that was never part of the roster
 */
record Kept(RosterItem item, long version) {
    /** The text that is stored; the address is in the key. Always the same text for the same contact. */
    String text() {
        Element.Builder element = Element.builder(RosterXml.NAMESPACE, "item")
                .attribute("version", Long.toString(version))
                .attribute("subscription", item.subscription().toString())
                .attribute("ask", flag(item.ask(), "subscribe"))
                .attribute("pending", flag(item.pendingIn(), "in"))
                .attribute("approved", flag(item.approved(), "true"))
                .attribute("name", item.name());
        item.groups().forEach(group -> element.child(RosterXml.NAMESPACE, "group", group));
        return element.build().toString();
    }

    private static Optional<String> flag(boolean set, String value) {
        return set ? Optional.of(value) : Optional.empty();
    }

    /** Reads a text that was stored. */
    static Kept of(Jid own, Jid contact, String text) {
        try {
            Element element = Element.parse(text);
            long version = Long.parseLong(element.attribute("version").orElse("0"));
            boolean pendingIn =
                    element.attribute("pending").filter("in"::equals).isPresent();
            return new Kept(RosterXml.item(contact, element, pendingIn), version);
        } catch (XmlException | NumberFormatException e) {
            throw new StoreException(
                    "what the store has of " + contact + " in the roster of " + own + " is no roster item; remove it",
                    e);
        }
    }

    boolean isRemoved() {
        return item.subscription() == Subscription.REMOVE;
    }
}
