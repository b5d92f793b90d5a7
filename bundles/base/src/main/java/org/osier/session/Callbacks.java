/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osier.jid.Jid;
import org.osier.stream.Registration;

/**
 * Callbacks that may be set for one of the own addresses, for one node, for both or for all, so that the most fitting can
 * be found: that of node and address, then that of the address, that of the node, and the one for all. Addresses are
 * compared as they are; who means an account gives its bare address to both methods.
 *
 * <p>Holds what is added and not closed. Safe for use by many threads.
 *
 * @param <F> what is called
 */
public final class Callbacks<F> {
    private final Map<Key, List<Entry<F>>> entries = new ConcurrentHashMap<>();

    private record Key(Optional<Jid> jid, Optional<String> node) {}

    /** One that was added. Two are never equal, whatever the callbacks hold for equal. */
    private static final class Entry<F> {
        private final F callback;

        Entry(F callback) {
            this.callback = callback;
        }
    }

    /**
     * Adds a callback, which beats what was added for the same address and node before, until the registration is closed.
     *
     * @param jid the address that it is for; all where empty
     * @param node the node that it is for; all where empty
     */
    public Registration add(Optional<Jid> jid, Optional<String> node, F callback) {
        Key key = new Key(jid, node);
        Entry<F> entry = new Entry<>(callback);
        // The latest first.
        entries.merge(
                key,
                List.of(entry),
                (old, one) -> Stream.concat(one.stream(), old.stream()).toList());
        return () -> entries.computeIfPresent(key, (k, all) -> without(entry, all));
    }

    private static <F> List<Entry<F>> without(Entry<F> gone, List<Entry<F>> all) {
        List<Entry<F>> rest = all.stream().filter(entry -> !entry.equals(gone)).toList();
        return rest.isEmpty() ? null : rest;
    }

    /** The callback that fits an address and a node best. */
    public Optional<F> find(Jid jid, String node) {
        return find(Optional.of(jid), Optional.of(node));
    }

    /** The callback that fits best; empty stands for no address, or no node. */
    public Optional<F> find(Optional<Jid> jid, Optional<String> node) {
        return Stream.of(
                        new Key(jid, node),
                        new Key(jid, Optional.empty()),
                        new Key(Optional.empty(), node),
                        new Key(Optional.empty(), Optional.empty()))
                .flatMap(key -> entries.getOrDefault(key, List.of()).stream())
                .map(entry -> entry.callback)
                .findFirst();
    }
}
