/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.stanza.Presence;

/** Which of a contact's resources is the best. */
@Point(45)
public class ContactTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");

    private static PresenceState state(String resource, Presence.Show show, int priority) {
        return new PresenceState(resource, show, Optional.empty(), priority);
    }

    private static String best(Contact contact) {
        return contact.best().orElseThrow().resource();
    }

    @Test
    public void theHighestPriorityIsTheBest() {
        Contact juliet = Contact.offline(JULIET)
                .with(state("balcony", Presence.Show.DND, 5))
                .with(state("chamber", Presence.Show.CHAT, -1));
        assertThat(best(juliet)).isEqualTo("balcony");
        assertThat(juliet.bestJid()).contains(Jid.of("juliet@capulet.lit/balcony"));
    }

    @Test
    public void withEqualPriorityTheMostAvailableIsTheBest() {
        Contact juliet = Contact.offline(JULIET)
                .with(state("chat", Presence.Show.CHAT, 0))
                .with(state("online", Presence.Show.ONLINE, 0))
                .with(state("dnd", Presence.Show.DND, 0))
                .with(state("away", Presence.Show.AWAY, 0))
                .with(state("xa", Presence.Show.XA, 0));
        assertThat(juliet.resources())
                .extracting(PresenceState::resource)
                .containsExactly("chat", "online", "away", "xa", "dnd");
    }

    @Test
    public void ofEqualsTheLatestIsTheBest() {
        Contact juliet = Contact.offline(JULIET)
                .with(state("first", Presence.Show.AWAY, 1))
                .with(state("second", Presence.Show.AWAY, 1));
        assertThat(best(juliet)).isEqualTo("second");
        assertThat(best(juliet.with(state("first", Presence.Show.AWAY, 1)))).isEqualTo("first");
    }

    @Test
    public void isOfflineWithoutResources() {
        Contact juliet = Contact.offline(JULIET).with(state("balcony", Presence.Show.ONLINE, 0));
        assertThat(juliet.isOnline()).isTrue();
        assertThat(juliet.resource("balcony")).isPresent();
        assertThat(juliet.without("balcony").isOnline()).isFalse();
        assertThat(juliet.without("balcony").bestJid()).isEmpty();
    }

    @Test
    public void past32ResourcesTheWorstIsForgotten() {
        Contact juliet = Contact.offline(JULIET).with(state("genuine", Presence.Show.ONLINE, 1));
        for (int i = 0; i < 1_000; i++) {
            juliet = juliet.with(state("r" + i, Presence.Show.ONLINE, 0));
        }
        assertThat(juliet.resources()).hasSize(Contact.MOST_RESOURCES);
        assertThat(best(juliet)).isEqualTo("genuine");
        assertThat(juliet.resource("r999")).isPresent();
    }

    @Test
    public void aLongStatusIsCutBetweenCharacters() {
        String rose = "\uD83C\uDF39";
        Presence presence = Presence.builder().status("x" + rose.repeat(600)).build();
        String kept = PresenceState.of("balcony", presence).status().orElseThrow();
        assertThat(kept).hasSize(1_023).endsWith(rose);
    }
}
