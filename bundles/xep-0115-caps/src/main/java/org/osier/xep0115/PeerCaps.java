/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osier.jid.Jid;
import org.osier.xep0030.DiscoInfo;
import org.osier.xml.Element;

/**
 * What one session knows of others. What was checked against its hash is in a cache that sessions share; what was not is
 * kept for the entity that said it, and for nobody else. Safe for use by many threads; asks and tells without a lock.
 */
final class PeerCaps {
    /** Bytes, roughly, of answers that are believed about their sender alone. */
    static final long ROOM_FOR_UNCHECKED = 1 << 20;

    private final Function<CapsHash, Optional<DiscoInfo>> own;
    private final AnswerCache<CapsHash> checked;
    private final AnswerCache<Jid> unchecked = new AnswerCache<>(ROOM_FOR_UNCHECKED);
    private final Function<Peer, CompletableFuture<Optional<Element>>> asker;
    private final Consumer<Jid> known;
    private final PeerTable table = new PeerTable();
    private final Questions questions = new Questions();

    /**
     * Knows nobody yet.
     *
     * @param own what we say ourselves under a hash, which nobody need be asked for
     * @param checked what was checked, for all sessions
     * @param asker asks a peer; the future holds its answer, or nothing when it refuses or keeps silent, or fails where
     *     nobody can be asked
     * @param known is told who has become known
     */
    PeerCaps(
            Function<CapsHash, Optional<DiscoInfo>> own,
            AnswerCache<CapsHash> checked,
            Function<Peer, CompletableFuture<Optional<Element>>> asker,
            Consumer<Jid> known) {
        this.own = own;
        this.checked = checked;
        this.asker = asker;
        this.known = known;
    }

    /** An entity has said this in its presence. */
    void heard(Jid from, EntityCaps caps) {
        Peer peer = new Peer(from, caps);
        List<Peer> toAsk;
        boolean isKnown;
        synchronized (this) {
            Optional<Peer> before = table.get(from);
            if (before.filter(peer::equals).isPresent()) {
                return;
            }
            before.ifPresent(this::forget);
            table.put(peer).ifPresent(this::forget);
            isKnown = find(peer).isPresent();
            toAsk = isKnown ? List.of() : want(peer);
        }
        if (isKnown) {
            known.accept(from);
        }
        toAsk.forEach(this::ask);
    }

    /** An entity has gone. */
    void left(Jid from) {
        List<Peer> toAsk;
        synchronized (this) {
            table.get(from).ifPresent(this::forget);
            toAsk = begin();
        }
        toAsk.forEach(this::ask);
    }

    /** All have gone, or nothing is heard of them any more. */
    synchronized void clear() {
        table.clear();
        questions.clear();
        unchecked.clear();
    }

    Optional<DiscoInfo> of(Jid entity) {
        Optional<DiscoInfo> found;
        List<Peer> toAsk = List.of();
        synchronized (this) {
            Optional<Peer> peer = table.get(entity);
            found = peer.flatMap(this::find);
            if (peer.isPresent() && found.isEmpty() && !table.wasAsked(entity)) {
                toAsk = want(peer.get());
            }
        }
        toAsk.forEach(this::ask);
        return found;
    }

    private void forget(Peer peer) {
        table.remove(peer.jid());
        unchecked.remove(peer.jid());
        questions.unwant(peer);
    }

    private Optional<DiscoInfo> find(Peer peer) {
        Optional<DiscoInfo> ofHash = peer.topic().canBeChecked()
                ? own.apply(peer.topic().hash())
                        .or(() -> checked.get(peer.topic().hash()))
                : Optional.empty();
        return ofHash.or(() -> unchecked.get(peer.jid()));
    }

    private List<Peer> want(Peer peer) {
        questions.want(peer);
        return begin();
    }

    private List<Peer> begin() {
        List<Peer> toAsk = questions.begin();
        toAsk.forEach(peer -> table.asked(peer.jid()));
        return toAsk;
    }

    private void ask(Peer peer) {
        var unused = asker.apply(peer).whenComplete((answer, failure) -> {
            if (failure == null) {
                answered(peer, answer);
            } else {
                cannotAsk(peer);
            }
        });
    }

    private void answered(Peer peer, Optional<Element> query) {
        Optional<DiscoInfo> right = query.filter(answer -> peer.topic().canBeChecked())
                .flatMap(answer -> Verification.check(answer, peer.caps().capsHash()));
        List<Jid> nowKnown = List.of();
        List<Peer> toAsk = List.of();
        synchronized (this) {
            if (questions.answered(peer)) {
                nowKnown = right.map(info -> learn(peer.topic(), info))
                        .orElseGet(
                                () -> query.map(answer -> learn(peer, answer)).orElse(List.of()));
                toAsk = begin();
            }
        }
        nowKnown.forEach(known);
        toAsk.forEach(this::ask);
    }

    /** Asks nobody else now: the end of the session follows. */
    private synchronized void cannotAsk(Peer peer) {
        questions.answered(peer);
    }

    /** XEP-0115, 5.4, step 3.8: what has the right hash is true of all who say it. */
    private List<Jid> learn(Topic topic, DiscoInfo info) {
        checked.put(topic.hash(), info);
        questions.close(topic);
        return table.saying(topic);
    }

    /** XEP-0115, 5.4, steps 2.3 and 3.9: what has not, or none that can be checked, is true of its sender at most. */
    private List<Jid> learn(Peer peer, Element query) {
        if (table.get(peer.jid()).filter(peer::equals).isEmpty()) {
            return List.of();
        }
        DiscoInfo info = DiscoInfo.CODEC.from().apply(query).withNode(Optional.empty());
        unchecked.put(peer.jid(), info);
        if (!peer.topic().canBeChecked()) {
            questions.close(peer.topic());
        }
        return List.of(peer.jid());
    }

    /** For tests: how many entities are remembered. */
    synchronized int size() {
        return table.size();
    }

    /** For tests: how many questions are open. */
    synchronized int openQuestions() {
        return questions.size();
    }
}
