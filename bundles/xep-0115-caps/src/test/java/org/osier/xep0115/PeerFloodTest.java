/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.xep0030.DiscoInfo;

/** How much peers can make us ask and keep. */
public class PeerFloodTest extends PeerCapsStage {
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
}
