/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osier.jid.Jid;

/**
 * Who said what. Bounded: {@value #MOST} entities, of which those go first that were silent longest, and
 * {@value #MOST_OF_ACCOUNT} of one account or room, so that none can crowd out all the others. For use under a lock.
 */
final class PeerTable {
    static final int MOST = 5_000;
    static final int MOST_OF_ACCOUNT = 1_000;

    private final Map<Jid, Peer> peers = new LinkedHashMap<>();
    private final Map<Jid, LinkedHashSet<Jid>> accounts = new HashMap<>();

    /** Who was asked for what it says now: once is enough. */
    private final Set<Jid> asked = new HashSet<>();

    Optional<Peer> get(Jid jid) {
        return Optional.ofNullable(peers.get(jid));
    }

    /** Adds an entity, which is not there yet; returns the one that it takes the place of. */
    Optional<Peer> put(Peer peer) {
        Optional<Peer> evicted = superfluous(peer.account()).flatMap(this::remove);
        peers.put(peer.jid(), peer);
        accounts.computeIfAbsent(peer.account(), account -> new LinkedHashSet<>())
                .add(peer.jid());
        return evicted;
    }

    private Optional<Jid> superfluous(Jid account) {
        Set<Jid> ofAccount = accounts.getOrDefault(account, new LinkedHashSet<>());
        if (ofAccount.size() == MOST_OF_ACCOUNT) {
            return Optional.of(ofAccount.iterator().next());
        }
        return peers.size() == MOST ? Optional.of(peers.keySet().iterator().next()) : Optional.empty();
    }

    Optional<Peer> remove(Jid jid) {
        asked.remove(jid);
        Optional<Peer> removed = Optional.ofNullable(peers.remove(jid));
        removed.ifPresent(peer -> accounts.computeIfPresent(peer.account(), (account, all) -> {
            all.remove(jid);
            return all.isEmpty() ? null : all;
        }));
        return removed;
    }

    /** Remembers that an entity was asked, until it says something else. */
    void asked(Jid jid) {
        if (peers.containsKey(jid)) {
            asked.add(jid);
        }
    }

    boolean wasAsked(Jid jid) {
        return asked.contains(jid);
    }

    /** Who says what the answers of a topic are about. */
    List<Jid> saying(Topic topic) {
        return peers.values().stream()
                .filter(peer -> peer.topic().equals(topic))
                .map(Peer::jid)
                .toList();
    }

    void clear() {
        peers.clear();
        accounts.clear();
        asked.clear();
    }

    int size() {
        return peers.size();
    }
}
