/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.roster.RosterItem;
import org.osier.store.Store;
import org.osier.store.Table;

/**
 * Rosters in a store: the table {@code roster}, with a contact under {@code own contact}. Each change is one write, so a
 * crash between two leaves nothing half done. For use by many threads, a roster by one at a time.
 */
final class RosterTable {
    /** Of so many removed contacts is remembered that they were, for those who ask what has changed. */
    static final int MOST_REMOVED = 100;

    private final Table table;

    RosterTable(Store store) {
        this.table = store.table("roster");
    }

    /** No address contains a space, so rosters are apart; the empty address is for what belongs to the roster itself. */
    private static String key(Jid own, Jid contact) {
        return own + " " + contact;
    }

    private static String floorKey(Jid own) {
        return own + " ";
    }

    Items load(Jid own) {
        String prefix = own + " ";
        Items items = new Items(0);
        table.scan(prefix, (key, text) -> {
            if (key.length() == prefix.length()) {
                items.raiseFloor(Long.parseLong(text));
            } else {
                items.put(Kept.of(own, Jid.of(key.substring(prefix.length())), text));
            }
        });
        return items;
    }

    /**
     * Changes a contact in the store and then in memory.
     *
     * @return false when the store has something else than memory has; nothing was changed
     */
    boolean write(Jid own, Items items, Jid contact, Optional<RosterItem> after) {
        Optional<Kept> before = items.kept(contact);
        Optional<Kept> next = next(items, contact, before, after);
        if (!table.compareAndPut(key(own, contact), before.map(Kept::text), next.map(Kept::text))) {
            return false;
        }
        next.ifPresentOrElse(items::put, () -> items.drop(contact));
        items.forgettable(MOST_REMOVED).ifPresent(oldest -> forget(own, items, oldest));
        return true;
    }

    private static Optional<Kept> next(Items items, Jid contact, Optional<Kept> before, Optional<RosterItem> after) {
        boolean unseen = before.isEmpty() || before.get().version() == 0;
        if (after.isEmpty()) {
            // Nobody was told of a request as part of the roster, so nobody needs to know that it is gone.
            return unseen ? Optional.empty() : Optional.of(new Kept(RosterItem.removed(contact), items.version() + 1));
        }
        return Optional.of(new Kept(after.get(), unseen && after.get().onlyRequest() ? 0 : items.version() + 1));
    }

    /** First what is known no more is noted, then it is forgotten: in between, both are true. */
    private void forget(Jid own, Items items, Kept oldest) {
        table.put(floorKey(own), Long.toString(oldest.version()));
        table.compareAndPut(key(own, oldest.item().jid()), Optional.of(oldest.text()), Optional.empty());
        items.raiseFloor(oldest.version());
        items.drop(oldest.item().jid());
    }
}
