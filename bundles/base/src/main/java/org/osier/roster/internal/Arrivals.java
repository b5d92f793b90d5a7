/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import org.osier.jid.Jid;
import org.osier.roster.Contact;
import org.osier.roster.PresenceState;
import org.osier.roster.RosterEvents;
import org.osier.roster.RosterItem;
import org.osier.roster.RosterPolicy;
import org.osier.stanza.Presence;

/** Takes in the presence that arrives, on the event loop, and raises the events about it. */
public final class Arrivals {
    private final Book book;
    private final Outlet outlet;
    private final ComponentInbox inbox;

    /** What arrives for these rosters. */
    public Arrivals(Book book) {
        this.book = book;
        this.outlet = book.outlet();
        this.inbox = new ComponentInbox(book);
    }

    /** Takes in one stanza, an error too. */
    public void arrived(Presence presence) {
        // RFC 6120, 8.1.2.1: without an address it is from the own account.
        Jid from = presence.from().orElse(outlet.jid().bare());
        Jid own = outlet.isComponent()
                ? presence.to().orElse(outlet.jid()).bare()
                : outlet.jid().bare();
        switch (presence.type()) {
            case AVAILABLE, UNAVAILABLE -> availability(own, from, presence);
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED -> subscription(own, from.bare(), presence);
            case PROBE -> probe(own, from.bare(), presence);
            case ERROR -> outlet.raise(RosterEvents.of(presence), presence);
        }
    }

    private void availability(Jid own, Jid from, Presence presence) {
        if (book.isClaimed(from.bare())) {
            outlet.raise(RosterEvents.of(presence), presence);
            return;
        }
        Presences.Change change = take(own, from, presence);
        outlet.raise(RosterEvents.of(presence), presence);
        if (!change.before().isOnline() && change.after().isOnline()) {
            outlet.raise(RosterEvents.GOT_ONLINE, presence);
        }
        if (isNews(change, from.resource().orElse(""))) {
            outlet.raise(RosterEvents.CHANGED_STATUS, presence);
        }
        if (change.before().isOnline() && !change.after().isOnline()) {
            outlet.raise(RosterEvents.GOT_OFFLINE, presence);
        }
    }

    private Presences.Change take(Jid own, Jid from, Presence presence) {
        Jid contact = from.bare();
        String resource = from.resource().orElse("");
        if (presence.type() == Presence.Type.UNAVAILABLE) {
            return book.presences().change(own, contact, there -> there.without(resource));
        }
        PresenceState state = PresenceState.of(resource, presence);
        boolean known = book.presences().isContact(own, contact) || book.isContact(own, contact);
        return book.presences().change(own, contact, known, there -> there.with(state));
    }

    /** Not that its priority has changed, of which nobody is told. */
    private static boolean isNews(Presences.Change change, String resource) {
        return !seen(change.before(), resource).equals(seen(change.after(), resource));
    }

    private static Object seen(Contact contact, String resource) {
        return contact.resource(resource).map(state -> new PresenceState(resource, state.show(), state.status(), 0));
    }

    private void subscription(Jid own, Jid contact, Presence presence) {
        outlet.raise(RosterEvents.of(presence), presence);
        outlet.raise(RosterEvents.CHANGED_SUBSCRIPTION, presence);
        if (outlet.isComponent()) {
            inbox.subscription(own, contact, presence);
        } else {
            outlet.raise(RosterEvents.ofSubscription(presence.type()), presence);
            if (presence.type() == Presence.Type.SUBSCRIBE) {
                follow(own, contact);
            }
        }
    }

    /** A client's server keeps the subscriptions; the client only says what it wants. */
    private void follow(Jid own, Jid contact) {
        RosterPolicy policy = book.policy(own);
        if (policy.authorise() == RosterPolicy.Answer.NO) {
            book.reply(Presence.to(contact, Presence.Type.UNSUBSCRIBED));
        } else if (policy.authorise() == RosterPolicy.Answer.YES) {
            book.reply(Presence.to(contact, Presence.Type.SUBSCRIBED));
            boolean asked = book.shelf()
                    .read(own, items -> items.item(contact))
                    .map(RosterItem::state)
                    .filter(state -> state.to() || state.pendingOut())
                    .isPresent();
            if (policy.subscribe() == RosterPolicy.Answer.YES && !asked) {
                book.reply(Presence.to(contact, Presence.Type.SUBSCRIBE));
            }
        }
    }

    private void probe(Jid own, Jid contact, Presence presence) {
        outlet.raise(RosterEvents.of(presence), presence);
        if (outlet.isComponent()) {
            inbox.probe(own, contact, presence);
        }
    }
}
