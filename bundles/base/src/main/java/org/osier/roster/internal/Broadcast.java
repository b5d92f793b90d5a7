/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.roster.RosterItem;
import org.osier.stanza.Presence;
import org.osier.stream.NotConnectedException;

/** The presence of one own address of a component, told to those who are subscribed (RFC 6121, 4.2 to 4.5). */
final class Broadcast {
    private static final Logger LOG = System.getLogger(Broadcast.class.getName());

    private final Book book;
    private final Jid own;

    Broadcast(Book book, Jid own) {
        this.book = book;
        this.own = own;
    }

    static Presence from(Presence presence, Jid own) {
        return presence.from().isPresent() ? presence : presence.withFrom(own);
    }

    /** Remembers presence and tells all subscribers; the first time, asks for theirs. */
    void send(Presence presence) {
        Presence ours = from(presence, own);
        book.last(own, ours);
        book.firstAnnouncement(own);
        subscribers().forEach(contact -> book.outlet().send(ours.withTo(contact)));
        if (ours.type() == Presence.Type.AVAILABLE && book.firstProbe(own)) {
            probe();
        }
    }

    private List<Jid> subscribers() {
        return contacts(item -> item.state().from());
    }

    private List<Jid> contacts(java.util.function.Predicate<RosterItem> which) {
        return book.shelf().read(own, items -> items.items(which)).stream()
                .map(RosterItem::jid)
                .toList();
    }

    /** RFC 6121, 4.3.1: whoever comes online asks those to whom it is subscribed. */
    private void probe() {
        contacts(item -> item.state().to())
                .forEach(contact -> book.outlet()
                        .send(Presence.to(contact, Presence.Type.PROBE).withFrom(own)));
    }

    /**
     * In a new session, tells all subscribers again what they were told last, unless there has been something newer. Stops
     * when the session ends.
     */
    void again() {
        try {
            if (book.firstAnnouncement(own) && available().isPresent()) {
                subscribers().forEach(this::lastTo);
                if (book.firstProbe(own)) {
                    probe();
                }
            }
        } catch (NotConnectedException e) {
            LOG.log(Level.DEBUG, "the presence of {0} was not sent again to all: {1}", own, e.getMessage());
        }
    }

    private Optional<Presence> available() {
        return book.last(own).filter(presence -> presence.type() == Presence.Type.AVAILABLE);
    }

    /** Tells one subscriber what all were told last, if that was that somebody is there. */
    void lastTo(Jid contact) {
        Optional<Presence> now = available();
        Optional<Presence> told = Optional.empty();
        // Again when it has changed meanwhile: otherwise the older one might be the last that the contact hears.
        while (now.isPresent() && !now.equals(told)) {
            book.outlet().send(now.get().withTo(contact));
            told = now;
            now = book.last(own);
        }
    }
}
