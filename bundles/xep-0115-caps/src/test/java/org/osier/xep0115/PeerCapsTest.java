/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.osier.stream.NotConnectedException;
import org.osier.xep0030.DiscoInfo;
import org.osier.xml.Element;

/** What is learnt of others, and by whom. */
public class PeerCapsTest extends PeerCapsStage {
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
    public void doesNotMindAnAnswerThatIsNone() {
        peers.heard(TYBALT, EXODUS.caps());
        Element empty = Element.of(DiscoInfo.NAMESPACE, "query");
        assertThatCode(() -> asked.get(0).answer().complete(Optional.of(empty))).doesNotThrowAnyException();
        assertThat(peers.of(TYBALT)).hasValue(new DiscoInfo(Optional.empty(), List.of(), Set.of()));
    }
}
