/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.osier.jid.Jid;

/** A question that is to be asked, and who can be asked in turn. For use under a lock. */
final class Question {
    /** How many are to be asked in turn at most. */
    static final int MOST_PEERS = 16;
    /** How many of one account or room, which would all lie or keep silent together. */
    static final int MOST_OF_ACCOUNT = 4;

    private final Topic topic;
    /** Whoever asked for it to be opened; counted against this account as long as it is open. */
    private final Jid account;

    private final Deque<Peer> next = new ArrayDeque<>();
    private final Set<Jid> done = new HashSet<>();
    /** Those of the ones that are done. */
    private final Set<Jid> accounts = new HashSet<>();

    private Optional<Peer> asked = Optional.empty();

    Question(Peer first) {
        this.topic = first.topic();
        this.account = first.account();
        next.add(first);
    }

    Topic topic() {
        return topic;
    }

    Jid account() {
        return account;
    }

    /** Adds one who can be asked, unless there are enough, or it was asked already. */
    void add(Peer peer) {
        long sameAccount = next.stream()
                .filter(other -> other.account().equals(peer.account()))
                .count();
        if (next.size() < MOST_PEERS
                && done.size() < MOST_PEERS
                && sameAccount < MOST_OF_ACCOUNT
                && !done.contains(peer.jid())
                && next.stream().noneMatch(other -> other.jid().equals(peer.jid()))) {
            next.add(peer);
        }
    }

    /** Takes back that one can be asked. */
    void remove(Jid jid) {
        next.removeIf(peer -> peer.jid().equals(jid));
    }

    /** Who is asked now and has not answered. */
    Optional<Peer> asked() {
        return asked;
    }

    /** Who would be asked now: one of an account that was not asked, if there is one. */
    Optional<Peer> next() {
        if (next.size() < 2 || done.isEmpty()) {
            return Optional.ofNullable(next.peek());
        }
        return next.stream()
                .filter(peer -> !accounts.contains(peer.account()))
                .findFirst()
                .or(() -> Optional.ofNullable(next.peek()));
    }

    void ask(Peer peer) {
        next.remove(peer);
        done.add(peer.jid());
        accounts.add(peer.account());
        asked = Optional.of(peer);
    }

    void answered() {
        asked = Optional.empty();
    }

    /** Whether there is nobody left, to wait for or to ask. */
    boolean isOver() {
        return asked.isEmpty() && next.isEmpty();
    }
}
