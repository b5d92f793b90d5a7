/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osier.jid.Jid;
import org.osier.xml.Element;

/** Others, who are heard and can be asked. */
abstract class PeerCapsStage {
    static final Jid ROMEO = Jid.of("romeo@montague.lit/orchard");
    static final Jid NURSE = Jid.of("nurse@capulet.lit/chamber");
    static final Jid TYBALT = Jid.of("tybalt@capulet.lit/sword");
    static final Answer EXODUS = Answer.exodus();
    static final Answer LIE =
            Answer.of().identity("client", "pc", "", "Exodus 0.9.1").feature("urn:evil");

    final AnswerCache<CapsHash> cache = new AnswerCache<>(8 << 20);
    final List<Asked> asked = new ArrayList<>();
    final List<Jid> known = new ArrayList<>();
    final PeerCaps peers = session();

    record Asked(Peer peer, CompletableFuture<Optional<Element>> answer) {
        void with(Answer what) {
            answer.complete(Optional.of(what.query()));
        }

        void refused() {
            answer.complete(Optional.empty());
        }
    }

    PeerCaps session() {
        return new PeerCaps(
                hash -> Optional.empty(),
                cache,
                peer -> {
                    Asked question = new Asked(peer, new CompletableFuture<>());
                    asked.add(question);
                    return question.answer();
                },
                known::add);
    }

    static EntityCaps distinct(int number) {
        return new EntityCaps("sha-1", "urn:flood", "hash" + number);
    }

    static Jid resource(String account, int number) {
        return Jid.of(account + "/r" + number);
    }

    List<Jid> whoWasAsked() {
        return asked.stream().map(one -> one.peer().jid()).toList();
    }
}
