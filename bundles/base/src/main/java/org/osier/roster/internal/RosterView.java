/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.util.List;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.roster.Contact;
import org.osier.roster.Roster;
import org.osier.roster.RosterChanges;
import org.osier.roster.RosterItem;
import org.osier.roster.RosterPolicy;
import org.osier.stanza.Presence;

/** What can be seen of a roster, be it a client's or a component's. Safe for use by many threads. */
abstract class RosterView implements Roster {
    private final Book book;
    private final Jid own;

    RosterView(Book book, Jid own) {
        this.book = book;
        this.own = own;
    }

    final Book book() {
        return book;
    }

    @Override
    public final Jid own() {
        return own;
    }

    @Override
    public final List<RosterItem> items() {
        return book.shelf().read(own, items -> items.items(item -> !item.onlyRequest()));
    }

    @Override
    public final Optional<RosterItem> item(Jid contact) {
        return book.shelf().read(own, items -> items.item(contact));
    }

    @Override
    public final List<RosterItem> requests() {
        return book.shelf().read(own, items -> items.items(RosterItem::pendingIn));
    }

    @Override
    public final String version() {
        return book.shelf().read(own, items -> Long.toString(items.version()));
    }

    @Override
    public final RosterChanges changesSince(String version) {
        return book.shelf().read(own, items -> items.changesSince(version));
    }

    @Override
    public final Contact contact(Jid contact) {
        return book.contact(own, contact);
    }

    @Override
    public final Optional<Presence> lastPresence() {
        return book.last(own);
    }

    @Override
    public final RosterPolicy policy() {
        return book.policy(own);
    }

    @Override
    public final void policy(RosterPolicy policy) {
        book.policy(own, policy);
    }

    @Override
    public final void sendPresence(Presence presence) {
        if (presence.to().isPresent()) {
            sendTo(presence);
        } else if (presence.type() == Presence.Type.AVAILABLE || presence.type() == Presence.Type.UNAVAILABLE) {
            sendToAll(presence);
        } else {
            throw new IllegalArgumentException(
                    "presence of type " + presence.type() + " is for one contact; say for whom");
        }
    }

    abstract void sendTo(Presence presence);

    abstract void sendToAll(Presence presence);

    /** RFC 6121, 2.3.3: a group has a name, and a contact is in it once. */
    static List<String> checked(List<String> groups) {
        if (groups.contains("")) {
            throw new IllegalArgumentException("a group needs a name");
        }
        return groups.stream().distinct().toList();
    }
}
