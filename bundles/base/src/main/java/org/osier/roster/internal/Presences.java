/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osier.jid.Jid;
import org.osier.roster.Contact;

/**
 * Who is there: the contacts of one session that have an available resource. Bounded twice, for those in no roster and for
 * all; who was not heard of or asked for longest goes first, and those in no roster before all others. Safe for use by many
 * threads.
 */
final class Presences {
    static final int STRANGERS = 1_000;
    static final int ALL = 1_000_000;

    private final Map<Place, Contact> contacts = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Place, Contact> strangers = new LinkedHashMap<>(16, 0.75f, true);
    private final int mostStrangers;
    private final int most;

    /** Whose contact, and who. */
    private record Place(Jid own, Jid contact) {}

    /** What became of a contact. */
    record Change(Contact before, Contact after) {}

    Presences() {
        this(STRANGERS, ALL);
    }

    Presences(int mostStrangers, int most) {
        this.mostStrangers = mostStrangers;
        this.most = most;
    }

    synchronized Contact get(Jid own, Jid contact) {
        return find(new Place(own, contact)).orElse(Contact.offline(contact));
    }

    private Optional<Contact> find(Place place) {
        Contact known = contacts.get(place);
        return Optional.ofNullable(known != null ? known : strangers.get(place));
    }

    /** @param known whether the contact is in the roster with a subscription */
    synchronized Change change(Jid own, Jid contact, boolean known, UnaryOperator<Contact> how) {
        Place place = new Place(own, contact);
        Contact before = find(place).orElse(Contact.offline(contact));
        Contact after = how.apply(before);
        contacts.remove(place);
        strangers.remove(place);
        if (after.isOnline()) {
            (known ? contacts : strangers).put(place, after);
            shrink();
        }
        return new Change(before, after);
    }

    /** As {@link #change(Jid, Jid, boolean, UnaryOperator)}, where nothing is new but what was remembered of one. */
    synchronized Change change(Jid own, Jid contact, UnaryOperator<Contact> how) {
        return change(own, contact, isContact(own, contact), how);
    }

    /** Whether somebody is remembered, as one who is in the roster. */
    synchronized boolean isContact(Jid own, Jid contact) {
        return contacts.containsKey(new Place(own, contact));
    }

    /** A contact has come into the roster, or has left it. */
    synchronized void move(Jid own, Jid contact, boolean known) {
        Place place = new Place(own, contact);
        Contact there = (known ? strangers : contacts).remove(place);
        if (there != null) {
            (known ? contacts : strangers).put(place, there);
            shrink();
        }
    }

    private void shrink() {
        if (strangers.size() > mostStrangers) {
            dropFirst(strangers);
        }
        if (size() > most) {
            dropFirst(strangers.isEmpty() ? contacts : strangers);
        }
    }

    private static void dropFirst(Map<Place, Contact> map) {
        Iterator<Place> oldest = map.keySet().iterator();
        oldest.next();
        oldest.remove();
    }

    /** Forgets an address for all own addresses. */
    synchronized void forget(Jid contact) {
        contacts.keySet().removeIf(place -> place.contact().equals(contact));
        strangers.keySet().removeIf(place -> place.contact().equals(contact));
    }

    /** Forgets all. */
    synchronized void clear() {
        contacts.clear();
        strangers.clear();
    }

    synchronized int size() {
        return contacts.size() + strangers.size();
    }
}
