/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stream.NotConnectedException;
import org.osier.xep0030.DiscoInfo;
import org.osier.xml.Element;

/** What is learnt of others, by whom, and how much of it peers can make us ask and keep. */
public class PeerCapsTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit/orchard");
    private static final Jid NURSE = Jid.of("nurse@capulet.lit/chamber");
    private static final Jid TYBALT = Jid.of("tybalt@capulet.lit/sword");
    private static final Answer EXODUS = Answer.exodus();
    private static final Answer LIE =
            Answer.of().identity("client", "pc", "", "Exodus 0.9.1").feature("urn:evil");

    private final AnswerCache<CapsHash> cache = new AnswerCache<>(8 << 20);
    private final List<Asked> asked = new ArrayList<>();
    private final List<Jid> known = new ArrayList<>();
    private final PeerCaps peers = session();

    private record Asked(Peer peer, CompletableFuture<Optional<Element>> answer) {
        void with(Answer what) {
            answer.complete(Optional.of(what.query()));
        }

        void refused() {
            answer.complete(Optional.empty());
        }
    }

    private PeerCaps session() {
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

    private static EntityCaps distinct(int number) {
        return new EntityCaps("sha-1", "urn:flood", "hash" + number);
    }

    private static Jid resource(String account, int number) {
        return Jid.of(account + "/r" + number);
    }

    private List<Jid> whoWasAsked() {
        return asked.stream().map(one -> one.peer().jid()).toList();
    }

    @Test
    public void asksOneForAllWhoSayTheSame() {
        peers.heard(ROMEO, EXODUS.caps());
        peers.heard(NURSE, EXODUS.caps());
        peers.heard(ROMEO, EXODUS.caps());
        assertThat(whoWasAsked()).containsExactly(ROMEO);
        assertThat(peers.of(ROMEO)).isEmpty();
        asked.get(0).with(EXODUS);
        assertThat(peers.of(ROMEO)).hasValue(EXODUS.info());
        assertThat(peers.of(NURSE)).hasValue(EXODUS.info());
        assertThat(known).containsExactly(ROMEO, NURSE);
        assertThat(asked).hasSize(1);
        assertThat(peers.openQuestions()).isZero();
    }

    @Test
    public void asksNobodyForWhatAnotherSessionLearnt() {
        session().heard(ROMEO, EXODUS.caps());
        asked.get(0).with(EXODUS);
        peers.heard(NURSE, EXODUS.caps());
        assertThat(asked).hasSize(1);
        assertThat(peers.of(NURSE)).hasValue(EXODUS.info());
        assertThat(known).containsExactly(ROMEO, NURSE);
    }

    @Test
    public void asksNobodyForWhatWeSayOurselves() {
        PeerCaps mirror = new PeerCaps(
                hash -> Optional.of(EXODUS.info())
                        .filter(info -> hash.equals(EXODUS.caps().capsHash())),
                cache,
                peer -> {
                    throw new AssertionError("asked " + peer.jid());
                },
                known::add);
        mirror.heard(ROMEO, EXODUS.caps());
        assertThat(mirror.of(ROMEO)).hasValue(EXODUS.info());
    }

    /** XEP-0115, 5.4, step 3.9. */
    @Test
    public void believesALiarAboutNobodyElse() {
        peers.heard(TYBALT, EXODUS.caps());
        peers.heard(ROMEO, EXODUS.caps());
        asked.get(0).with(LIE);
        assertThat(peers.of(TYBALT)).hasValue(LIE.info());
        assertThat(peers.of(ROMEO)).isEmpty();
        assertThat(cache.size()).isZero();
        assertThat(whoWasAsked()).containsExactly(TYBALT, ROMEO);
        asked.get(1).with(EXODUS);
        assertThat(peers.of(ROMEO)).hasValue(EXODUS.info());
        PeerCaps other = session();
        other.heard(NURSE, EXODUS.caps());
        assertThat(other.of(NURSE)).hasValue(EXODUS.info());
    }

    @Test
    public void asksTheNextWhenOneRefuses() {
        peers.heard(TYBALT, EXODUS.caps());
        peers.heard(ROMEO, EXODUS.caps());
        peers.heard(NURSE, EXODUS.caps());
        asked.get(0).refused();
        asked.get(1).refused();
        asked.get(2).with(EXODUS);
        assertThat(whoWasAsked()).containsExactly(TYBALT, ROMEO, NURSE);
        assertThat(peers.of(TYBALT)).hasValue(EXODUS.info());
    }

    /** Whoever has many resources would else be asked for each before anybody else. */
    @Test
    public void asksAnotherAccountFirst() {
        for (int i = 0; i < 10; i++) {
            peers.heard(resource("tybalt@capulet.lit", i), EXODUS.caps());
        }
        peers.heard(ROMEO, EXODUS.caps());
        asked.get(0).refused();
        assertThat(whoWasAsked()).containsExactly(resource("tybalt@capulet.lit", 0), ROMEO);
    }

    @Test
    public void asksNobodyTwiceForTheSame() {
        peers.heard(TYBALT, EXODUS.caps());
        asked.get(0).refused();
        peers.heard(TYBALT, EXODUS.caps());
        assertThat(peers.of(TYBALT)).isEmpty();
        assertThat(asked).hasSize(1);
        peers.heard(ROMEO, EXODUS.caps());
        assertThat(whoWasAsked()).containsExactly(TYBALT, ROMEO);
    }

    /** XEP-0115, 5.4, step 2. */
    @Test
    public void keepsWhatCannotBeCheckedToItsSender() {
        EntityCaps strange = new EntityCaps("whirlpool", "urn:x", "abc");
        peers.heard(TYBALT, strange);
        peers.heard(ROMEO, strange);
        assertThat(asked).hasSize(2);
        asked.get(0).with(LIE);
        assertThat(peers.of(TYBALT)).hasValue(LIE.info());
        assertThat(peers.of(ROMEO)).isEmpty();
        assertThat(cache.size()).isZero();
    }

    @Test
    public void forgetsWhoeverLeavesOrSaysSomethingElse() {
        peers.heard(TYBALT, EXODUS.caps());
        asked.get(0).with(LIE);
        peers.heard(TYBALT, distinct(1));
        assertThat(peers.of(TYBALT)).isEmpty();
        asked.get(1).with(LIE);
        assertThat(peers.of(TYBALT)).isPresent();
        peers.left(TYBALT);
        assertThat(peers.of(TYBALT)).isEmpty();
        assertThat(peers.size()).isZero();
    }

    @Test
    public void ignoresAnAnswerAboutWhatIsNoLongerSaid() {
        peers.heard(TYBALT, EXODUS.caps());
        peers.heard(TYBALT, distinct(1));
        asked.get(0).with(LIE);
        assertThat(peers.of(TYBALT)).isEmpty();
    }

    @Test
    public void stopsAskingWithTheSession() {
        peers.heard(TYBALT, EXODUS.caps());
        peers.heard(ROMEO, EXODUS.caps());
        asked.get(0).answer().completeExceptionally(new NotConnectedException("gone"));
        assertThat(asked).hasSize(1);
        peers.clear();
        assertThat(peers.openQuestions()).isZero();
        peers.heard(ROMEO, EXODUS.caps());
        assertThat(whoWasAsked()).containsExactly(TYBALT, ROMEO);
        asked.get(1).with(EXODUS);
        assertThat(peers.of(ROMEO)).isPresent();
    }

    /** What was asked before the session ended is no answer to what is asked after it. */
    @Test
    public void takesNoLateAnswerForANewOne() {
        peers.heard(ROMEO, EXODUS.caps());
        peers.clear();
        peers.heard(ROMEO, EXODUS.caps());
        asked.get(0).with(LIE);
        assertThat(peers.of(ROMEO)).isEmpty();
        asked.get(1).with(EXODUS);
        assertThat(peers.of(ROMEO)).hasValue(EXODUS.info());
    }

    @Test
    public void withstandsAFloodOfHashesFromOneResource() {
        for (int i = 0; i < 100_000; i++) {
            peers.heard(TYBALT, distinct(i));
        }
        assertThat(asked).hasSize(Questions.AT_ONCE_TO_ACCOUNT);
        assertThat(peers.size()).isEqualTo(1);
        assertThat(peers.openQuestions()).isLessThanOrEqualTo(Questions.AT_ONCE_TO_ACCOUNT + 1);
        peers.heard(ROMEO, EXODUS.caps());
        assertThat(whoWasAsked()).endsWith(ROMEO);
    }

    @Test
    public void withstandsAFloodOfResourcesFromOneAccount() {
        peers.heard(ROMEO, EXODUS.caps());
        for (int i = 0; i < 100_000; i++) {
            peers.heard(resource("tybalt@capulet.lit", i), distinct(i));
        }
        assertThat(asked).hasSize(1 + Questions.AT_ONCE_TO_ACCOUNT);
        assertThat(peers.size()).isEqualTo(1 + PeerTable.MOST_OF_ACCOUNT);
        assertThat(peers.openQuestions()).isLessThanOrEqualTo(1 + Questions.MOST_OF_ACCOUNT);
        asked.get(0).with(EXODUS);
        assertThat(peers.of(ROMEO)).isPresent();
    }

    @Test
    public void withstandsAFloodFromManyAccounts() {
        for (int i = 0; i < 100_000; i++) {
            peers.heard(Jid.of("u" + i + "@evil.lit/x"), distinct(i));
        }
        assertThat(asked).hasSize(Questions.AT_ONCE);
        assertThat(peers.size()).isEqualTo(PeerTable.MOST);
        assertThat(peers.openQuestions()).isLessThanOrEqualTo(Questions.MOST);
        // Each answer makes room for one question, and no more.
        for (int i = 0; i < asked.size(); i++) {
            int before = asked.size();
            asked.get(i).with(LIE);
            assertThat(asked.size() - before).isLessThanOrEqualTo(1);
        }
        assertThat(asked).hasSizeLessThanOrEqualTo(Questions.AT_ONCE + Questions.MOST);
        assertThat(cache.size()).isZero();
    }

    /** Of those that were too many to be asked at once, none is forgotten for good. */
    @Test
    public void asksLaterWhoeverIsOfInterest() {
        for (int i = 0; i < 1_000; i++) {
            peers.heard(resource("room@chat.lit", i), distinct(i));
        }
        for (int i = 0; i < asked.size(); i++) {
            asked.get(i).refused();
        }
        int before = asked.size();
        assertThat(before).isLessThan(1_000);
        Jid last = resource("room@chat.lit", 999);
        assertThat(peers.of(last)).isEmpty();
        assertThat(whoWasAsked()).endsWith(last);
        assertThat(asked).hasSize(before + 1);
    }

    /** An answer that cannot be kept is not asked for again and again. */
    @Test
    public void asksOnceForWhatIsTooLarge() {
        Answer huge = Answer.of().identity("client", "pc", "", "x");
        for (int i = 0; i < 20_000; i++) {
            huge.feature("f" + i);
        }
        peers.heard(TYBALT, huge.caps());
        asked.get(0).with(huge);
        Optional<DiscoInfo> nothing = peers.of(TYBALT);
        assertThat(nothing).isEmpty();
        peers.heard(TYBALT, huge.caps());
        assertThat(asked).hasSize(1);
    }

    @Test
    public void doesNotMindAnAnswerThatIsNone() {
        peers.heard(TYBALT, EXODUS.caps());
        Element empty = Element.of(DiscoInfo.NAMESPACE, "query");
        assertThatCode(() -> asked.get(0).answer().complete(Optional.of(empty))).doesNotThrowAnyException();
        assertThat(peers.of(TYBALT)).hasValue(new DiscoInfo(Optional.empty(), List.of(), Set.of()));
    }
}
