/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.osier.jid.Jid;
import org.osier.roster.RosterItem;
import org.osier.store.MemoryStore;
import org.osier.store.Store;
import org.osier.store.StoreException;

/**
 * All rosters of a session: those used lately in memory, {@value #LOADED} at most, the rest in the store alone. Safe for
 * use by many threads; those that change different rosters seldom wait for each other, and so share writes.
 */
final class Shelf {
    static final int LOADED = 4_096;
    /** Up to so many contacts of all rosters together may others make of themselves while they are kept in memory. */
    static final int MOST_IN_MEMORY = 1_000_000;

    private static final int STRIPES = 64;
    /** So often somebody else may come first. */
    private static final int ATTEMPTS = 100;

    /** Made when they are first used: a client needs one. */
    private final AtomicReferenceArray<Stripe> stripes = new AtomicReferenceArray<>(STRIPES);

    private final ReentrantReadWriteLock storeLock = new ReentrantReadWriteLock();
    private Store store = new MemoryStore();
    private RosterTable table = new RosterTable(store);
    private final int mostInMemory;
    /** How many contacts more there are than at first. */
    private final AtomicLong made = new AtomicLong();

    Shelf() {
        this(MOST_IN_MEMORY);
    }

    Shelf(int mostInMemory) {
        this.mostInMemory = mostInMemory;
    }

    /** Rosters whose addresses have hashes alike. */
    private static final class Stripe extends LinkedHashMap<Jid, Items> {
        private static final long serialVersionUID = 1L;
        // Not a monitor: a virtual thread that waits for the disk should let others run.
        private final transient ReentrantLock lock = new ReentrantLock();

        Stripe() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Jid, Items> eldest) {
            return size() > LOADED / STRIPES;
        }
    }

    /** What became of a contact; empty where it is not in the roster. */
    record Change(Optional<RosterItem> before, Optional<RosterItem> after) {
        boolean isNone() {
            return before.equals(after);
        }
    }

    <T> T read(Jid own, Function<Items, T> reader) {
        return locked(own, stripe -> reader.apply(load(own, stripe)));
    }

    /**
     * Changes a contact, and returns when that is kept.
     *
     * @param how what the contact becomes; may be asked again when another process has changed it meanwhile
     */
    Change change(Jid own, Jid contact, UnaryOperator<Optional<RosterItem>> how) {
        return locked(own, stripe -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Items items = load(own, stripe);
                Change change = new Change(items.item(contact), how.apply(items.item(contact)));
                if (change.isNone() || write(own, stripe, contact, change)) {
                    return change;
                }
                stripe.remove(own);
            }
            throw new StoreException("the roster of " + own + " is changed by others all the time");
        });
    }

    private boolean write(Jid own, Stripe stripe, Jid contact, Change change) {
        try {
            boolean written = table.write(own, load(own, stripe), contact, change.after());
            if (written) {
                made.addAndGet(
                        (change.after().isPresent() ? 1 : 0) - (change.before().isPresent() ? 1 : 0));
            }
            return written;
        } catch (StoreException e) {
            // Whether it was written is not known.
            stripe.remove(own);
            throw e;
        }
    }

    private Items load(Jid own, Stripe stripe) {
        Items items = stripe.get(own);
        if (items == null) {
            items = table.load(own);
            stripe.put(own, items);
        }
        return items;
    }

    private <T> T locked(Jid own, Function<Stripe, T> work) {
        Stripe stripe = stripes.updateAndGet(
                Math.floorMod(own.hashCode(), STRIPES), there -> there == null ? new Stripe() : there);
        storeLock.readLock().lock();
        try {
            stripe.lock.lock();
            try {
                return work.apply(stripe);
            } finally {
                stripe.lock.unlock();
            }
        } finally {
            storeLock.readLock().unlock();
        }
    }

    /** Whether a peer may make one contact more: a store on disk has room for all, memory has not. */
    boolean hasRoom() {
        storeLock.readLock().lock();
        try {
            return !(store instanceof MemoryStore) || made.get() < mostInMemory;
        } finally {
            storeLock.readLock().unlock();
        }
    }

    /** How many rosters are in memory. */
    int loaded() {
        int loaded = 0;
        for (int i = 0; i < STRIPES; i++) {
            loaded += stripes.get(i) == null ? 0 : stripes.get(i).size();
        }
        return loaded;
    }

    /** Goes over to another store, with what this one has and the other has not. */
    void keepIn(Store other) {
        storeLock.writeLock().lock();
        try {
            RosterTable next = new RosterTable(other);
            if (store instanceof MemoryStore) {
                store.table("roster")
                        .scan(
                                "",
                                (key, text) ->
                                        other.table("roster").compareAndPut(key, Optional.empty(), Optional.of(text)));
            }
            table = next;
            store = other;
            for (int i = 0; i < STRIPES; i++) {
                stripes.set(i, null);
            }
        } finally {
            storeLock.writeLock().unlock();
        }
    }
}
