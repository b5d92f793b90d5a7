/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Before;
import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.roster.Roster;
import org.osier.roster.RosterPolicy;
import org.osier.stanza.Presence;

/** The presence of a component's own addresses: told to subscribers, and to no one else. */
@Point(45)
public class ComponentPresenceTest {
    private static final String PROBE =
            "<presence from='romeo@montague.lit/orchard' to='nurse@capulet.lit' type='probe'/>";

    private final FakeOutlet outlet = FakeOutlet.component("capulet.lit");
    private final Roster nurse = outlet.book.of(Jid.of("nurse@capulet.lit"));

    @Before
    public void romeoIsSubscribed() {
        outlet.book.policy(RosterPolicy.OPEN);
        outlet.arrives("<presence from='romeo@montague.lit' to='nurse@capulet.lit' type='subscribe'/>");
        outlet.arrives("<presence from='romeo@montague.lit' to='nurse@capulet.lit' type='subscribed'/>");
        outlet.sent();
        outlet.told();
    }

    @Test
    public void goesToSubscribersAndAsksForTheirsOnce() {
        nurse.subscribe(Jid.of("peter@capulet.lit"));
        outlet.sent();
        nurse.sendPresence(Presence.available());
        assertThat(outlet.sent())
                .containsExactly(
                        "available from nurse@capulet.lit to romeo@montague.lit",
                        "probe from nurse@capulet.lit to romeo@montague.lit");
        nurse.sendPresence(Presence.of(Presence.Type.UNAVAILABLE));
        assertThat(outlet.sent()).containsExactly("unavailable from nurse@capulet.lit to romeo@montague.lit");
        assertThat(nurse.lastPresence()).map(Presence::type).contains(Presence.Type.UNAVAILABLE);
    }

    @Test
    public void mayComeFromAResource() {
        nurse.sendPresence(Presence.available().withFrom(Jid.of("nurse@capulet.lit/kitchen")));
        assertThat(outlet.sent()).contains("available from nurse@capulet.lit/kitchen to romeo@montague.lit");
    }

    @Test
    public void whatIsForOneGoesToOneAndIsNotRemembered() {
        nurse.sendPresence(Presence.to(Jid.of("peter@capulet.lit"), Presence.Type.AVAILABLE));
        assertThat(outlet.sent()).containsExactly("available from nurse@capulet.lit to peter@capulet.lit");
        assertThat(nurse.lastPresence()).isEmpty();
        assertThatThrownBy(() -> nurse.sendPresence(Presence.of(Presence.Type.SUBSCRIBE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Point({45, 51})
    public void aSubscribersProbeIsAnsweredWithTheLastPresence() {
        nurse.sendPresence(Presence.builder().status("sewing").build());
        outlet.sent();
        outlet.arrives(PROBE);
        assertThat(outlet.stanzas).singleElement().satisfies(answer -> {
            assertThat(((Presence) answer).status()).contains("sewing");
            assertThat(answer.to()).contains(Jid.of("romeo@montague.lit/orchard"));
        });
        assertThat(outlet.told()).containsExactly("presence_probe");
    }

    @Test
    @Point(51)
    public void aProbeBeforeAnyPresenceIsAnsweredWithUnavailable() {
        outlet.arrives(PROBE);
        assertThat(outlet.sent()).containsExactly("unavailable from nurse@capulet.lit to romeo@montague.lit/orchard");
    }

    @Test
    @Point(51)
    public void aStrangersProbeIsAnsweredWithUnsubscribed() {
        nurse.sendPresence(Presence.available());
        outlet.sent();
        outlet.arrives("<presence from='tybalt@capulet.lit/sword' to='nurse@capulet.lit' type='probe'/>");
        assertThat(outlet.sent()).containsExactly("unsubscribed from nurse@capulet.lit to tybalt@capulet.lit");
        assertThat(nurse.item(Jid.of("tybalt@capulet.lit"))).isEmpty();
    }

    @Test
    public void isToldAgainInTheNextSession() {
        nurse.sendPresence(Presence.builder().status("sewing").build());
        outlet.book.of(Jid.of("juliet@capulet.lit")).sendPresence(Presence.of(Presence.Type.UNAVAILABLE));
        outlet.book.sessionEnded();
        outlet.sent();
        outlet.book.sessionStarted();
        assertThat(outlet.sent())
                .containsExactly(
                        "available from nurse@capulet.lit to romeo@montague.lit",
                        "probe from nurse@capulet.lit to romeo@montague.lit");
    }

    @Test
    public void whatWasToldInThisSessionIsNotToldAgain() {
        nurse.sendPresence(Presence.available());
        outlet.sent();
        outlet.book.sessionStarted();
        assertThat(outlet.sent()).isEmpty();
    }

    @Test
    public void nothingIsToldAgainWhereTheSessionIsLostAtOnce() {
        nurse.sendPresence(Presence.available());
        outlet.book.sessionEnded();
        outlet.offline = true;
        outlet.book.sessionStarted();
        assertThat(nurse.lastPresence()).isPresent();
    }
}
