/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osier.jid.Jid;
import org.osier.loopback.internal.Settings.Contact;

/**
 * The contacts of each user, in memory, at most {@value #MOST} of each kind for each user. Guarded by the lock of the
 * {@link Router}.
 */
final class Rosters {
    static final int MOST = 1000;

    private final Map<Jid, Map<Jid, RosterItem>> items = new HashMap<>();
    /** Who has asked to be told of a user's presence and waits for the answer (RFC 6121, 3.1.3). */
    private final Map<Jid, Set<Jid>> requests = new HashMap<>();

    /** The rosters with which a server starts. */
    static Rosters of(Settings settings) {
        Rosters rosters = new Rosters();
        List<Jid> users = settings.users().keySet().stream()
                .map(name -> Jid.of(name + "@" + settings.domain()))
                .toList();
        users.forEach(user -> {
            rosters.items.put(user, new LinkedHashMap<>());
            rosters.requests.put(user, new LinkedHashSet<>());
        });
        if (settings.mutualContacts()) {
            users.forEach(user -> users.forEach(other -> rosters.befriend(user, other)));
        }
        for (Contact contact : settings.contacts()) {
            Jid user = Jid.of(contact.user() + "@" + settings.domain());
            rosters.befriend(user, contact.contact());
            rosters.befriend(contact.contact(), user);
        }
        return rosters;
    }

    private void befriend(Jid user, Jid contact) {
        if (isUser(user) && !user.equals(contact)) {
            put(user, RosterItem.both(contact));
        }
    }

    boolean isUser(Jid bare) {
        return items.containsKey(bare);
    }

    List<RosterItem> items(Jid user) {
        return List.copyOf(items.getOrDefault(user, Map.of()).values());
    }

    Optional<RosterItem> item(Jid user, Jid contact) {
        return Optional.ofNullable(items.getOrDefault(user, Map.of()).get(contact));
    }

    /** Whether a contact may be told of a user's presence: the user's other resources, too. */
    boolean maySee(Jid contact, Jid user) {
        return contact.equals(user)
                || item(user, contact).filter(RosterItem::from).isPresent();
    }

    /** Adds or replaces a contact of a user; false when the roster is full. */
    boolean put(Jid user, RosterItem item) {
        Map<Jid, RosterItem> roster = items.get(user);
        if (roster.size() >= MOST && !roster.containsKey(item.jid())) {
            return false;
        }
        roster.put(item.jid(), item);
        return true;
    }

    /** Takes a contact of a user away. */
    Optional<RosterItem> remove(Jid user, Jid contact) {
        return Optional.ofNullable(items.get(user).remove(contact));
    }

    /** Remembers that a contact waits for a user's answer, as far as there is room. */
    void request(Jid user, Jid contact) {
        Set<Jid> waiting = requests.get(user);
        if (waiting.size() < MOST) {
            waiting.add(contact);
        }
    }

    /** Forgets a request; whether there was one. */
    boolean settle(Jid user, Jid contact) {
        return requests.getOrDefault(user, Set.of()).contains(contact)
                && requests.get(user).remove(contact);
    }

    Set<Jid> requests(Jid user) {
        return Set.copyOf(requests.getOrDefault(user, Set.of()));
    }
}
