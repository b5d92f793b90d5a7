/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osier.jid.Jid;
import org.osier.roster.RosterChanges;
import org.osier.roster.RosterItem;

/**
 * One roster in memory. Each contact carries the version of its last change, and those removed are remembered for a while,
 * so what has changed since a version needs no history of its own. For use under a lock.
 */
final class Items {
    private final Map<Jid, Kept> contacts = new HashMap<>();
    private final TreeMap<Long, Kept> removed = new TreeMap<>();
    private long version;
    private long floor;
    private int requests;

    /** @param floor the version before which removals have been forgotten */
    Items(long floor) {
        raiseFloor(floor);
    }

    /** Forgets that contacts were removed up to a version. */
    void raiseFloor(long to) {
        floor = Math.max(floor, to);
        version = Math.max(version, to);
    }

    long version() {
        return version;
    }

    int size() {
        return contacts.size();
    }

    /** How many have only asked for a subscription. */
    int requests() {
        return requests;
    }

    Optional<RosterItem> item(Jid contact) {
        return Optional.ofNullable(contacts.get(contact)).map(Kept::item);
    }

    /** What the store has of a contact. */
    Optional<Kept> kept(Jid contact) {
        Kept there = contacts.get(contact);
        return there != null
                ? Optional.of(there)
                : removed.values().stream()
                        .filter(kept -> kept.item().jid().equals(contact))
                        .findFirst();
    }

    List<RosterItem> items(Predicate<RosterItem> which) {
        return contacts.values().stream()
                .map(Kept::item)
                .filter(which)
                .sorted(Comparator.comparing(RosterItem::jid))
                .toList();
    }

    /** The longest removed of more than some. */
    Optional<Kept> forgettable(int most) {
        return removed.size() > most ? Optional.of(removed.firstEntry().getValue()) : Optional.empty();
    }

    void put(Kept kept) {
        drop(kept.item().jid());
        if (kept.isRemoved()) {
            removed.put(kept.version(), kept);
        } else {
            contacts.put(kept.item().jid(), kept);
            requests += kept.item().onlyRequest() ? 1 : 0;
        }
        version = Math.max(version, kept.version());
    }

    void drop(Jid contact) {
        Kept there = contacts.remove(contact);
        if (there == null) {
            removed.values().removeIf(kept -> kept.item().jid().equals(contact));
        } else {
            requests -= there.item().onlyRequest() ? 1 : 0;
        }
    }

    RosterChanges changesSince(String since) {
        long from = parse(since);
        if (from < floor || from > version) {
            return new RosterChanges(Long.toString(version), true, items(item -> !item.onlyRequest()));
        }
        List<RosterItem> changed = Stream.concat(contacts.values().stream(), removed.values().stream())
                .filter(kept -> kept.version() > from)
                .sorted(Comparator.comparingLong(Kept::version))
                .map(kept -> kept.item().onlyRequest()
                        ? RosterItem.removed(kept.item().jid())
                        : kept.item())
                .toList();
        return new RosterChanges(Long.toString(version), false, changed);
    }

    private static long parse(String since) {
        try {
            return Long.parseLong(since);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
