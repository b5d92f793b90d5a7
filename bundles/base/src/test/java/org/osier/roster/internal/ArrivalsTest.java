/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.roster.PresenceState;
import org.osier.roster.Roster;
import org.osier.roster.RosterPolicy;
import org.osier.stanza.Presence;
import org.osier.stream.Registration;

/** What presence that arrives does to a client's roster, and which events it raises. */
@Point(45)
public class ArrivalsTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");

    private final FakeOutlet outlet = FakeOutlet.client("romeo@montague.lit/orchard");
    private final Roster roster = outlet.book.own();

    private void arrives(String resource, String attributes, String content) {
        outlet.arrives(
                "<presence from='juliet@capulet.lit" + resource + "'" + attributes + ">" + content + "</presence>");
    }

    @Test
    public void theFirstResourceGotOnlineAndTheLastGotOffline() {
        arrives("/balcony", "", "");
        assertThat(outlet.told()).containsExactly("presence_available", "got_online", "changed_status");
        arrives("/chamber", "", "<show>dnd</show>");
        assertThat(outlet.told()).containsExactly("presence_dnd", "changed_status");
        arrives("/balcony", " type='unavailable'", "");
        assertThat(outlet.told()).containsExactly("presence_unavailable", "changed_status");
        arrives("/chamber", " type='unavailable'", "");
        assertThat(outlet.told()).containsExactly("presence_unavailable", "changed_status", "got_offline");
        arrives("/chamber", " type='unavailable'", "");
        assertThat(outlet.told()).containsExactly("presence_unavailable");
    }

    @Test
    public void onlyShowAndStatusAreNews() {
        arrives("/balcony", "", "<status>sighs</status>");
        outlet.told();
        arrives("/balcony", "", "<status>sighs</status><priority>5</priority>");
        assertThat(outlet.told()).containsExactly("presence_available");
        arrives("/balcony", "", "<status>speaks</status><priority>5</priority>");
        assertThat(outlet.told()).containsExactly("presence_available", "changed_status");
        assertThat(roster.contact(JULIET).best().map(PresenceState::priority)).contains(5);
    }

    @Test
    public void eachStanzaRaisesOneEventOfItsTypeOrShow() {
        for (String show : new String[] {"away", "chat", "dnd", "xa"}) {
            arrives("/r", "", "<show>" + show + "</show>");
            assertThat(outlet.told())
                    .filteredOn(event -> event.startsWith("presence_"))
                    .containsExactly("presence_" + show);
        }
        for (String type :
                new String[] {"unavailable", "subscribe", "subscribed", "unsubscribe", "unsubscribed", "probe", "error"
                }) {
            arrives("/r", " type='" + type + "'", "");
            assertThat(outlet.told())
                    .filteredOn(event -> event.startsWith("presence_"))
                    .containsExactly("presence_" + type);
        }
    }

    @Test
    @Point(44)
    public void aClientOnlyRaisesEventsOfSubscriptions() {
        arrives("", " type='subscribe'", "");
        assertThat(outlet.told())
                .containsExactly("presence_subscribe", "changed_subscription", "roster_subscription_request");
        arrives("", " type='subscribed'", "");
        assertThat(outlet.told()).endsWith("roster_subscription_authorized");
        arrives("", " type='unsubscribe'", "");
        assertThat(outlet.told()).endsWith("roster_subscription_remove");
        arrives("", " type='unsubscribed'", "");
        assertThat(outlet.told()).endsWith("roster_subscription_removed");
        arrives("", " type='probe'", "");
        assertThat(outlet.sent()).isEmpty();
        assertThat(roster.item(JULIET)).isEmpty();
    }

    @Test
    @Point(43)
    public void aClientAnswersByItsPolicy() {
        roster.policy(RosterPolicy.OPEN);
        arrives("", " type='subscribe'", "");
        assertThat(outlet.sent())
                .containsExactly("subscribed to juliet@capulet.lit", "subscribe to juliet@capulet.lit");
        roster.policy(RosterPolicy.CLOSED);
        arrives("", " type='subscribe'", "");
        assertThat(outlet.sent()).containsExactly("unsubscribed to juliet@capulet.lit");
    }

    @Test
    public void aBareAddressIsAResourceWithoutAName() {
        arrives("", "", "");
        assertThat(roster.contact(JULIET).bestJid()).contains(JULIET);
        arrives("", " type='unavailable'", "");
        assertThat(roster.contact(JULIET).isOnline()).isFalse();
    }

    @Test
    public void withoutAnAddressItIsFromTheOwnAccount() {
        outlet.arrives("<presence/>");
        assertThat(roster.contact(Jid.of("romeo@montague.lit")).isOnline()).isTrue();
    }

    @Test
    public void allIsForgottenWithTheSessionAndGotOfflineIsNotRaised() {
        arrives("/balcony", "", "");
        outlet.told();
        outlet.book.sessionEnded();
        assertThat(roster.contact(JULIET).isOnline()).isFalse();
        assertThat(outlet.told()).isEmpty();
        arrives("/balcony", "", "");
        assertThat(outlet.told()).contains("got_online");
    }

    @Test
    public void anErrorChangesNothing() {
        arrives("/balcony", "", "");
        outlet.told();
        arrives("/balcony", " type='error'", "");
        assertThat(outlet.told()).containsExactly("presence_error");
        assertThat(roster.contact(JULIET).isOnline()).isTrue();
    }

    @Test
    public void aClaimedAddressIsNoContact() {
        arrives("/balcony", "", "");
        outlet.told();
        Registration claim = outlet.book.claim(JULIET);
        Registration second = outlet.book.claim(Jid.of("juliet@capulet.lit/nurse"));
        assertThat(roster.contact(JULIET).isOnline()).isFalse();
        arrives("/nurse", "", "");
        assertThat(outlet.told()).containsExactly("presence_available");
        claim.close();
        claim.close();
        arrives("/nurse", "", "");
        assertThat(roster.contact(JULIET).isOnline()).isFalse();
        second.close();
        arrives("/nurse", "", "");
        assertThat(roster.contact(JULIET).isOnline()).isTrue();
    }

    @Test
    public void theLastPresenceForAllIsRemembered() {
        roster.sendPresence(Presence.builder().status("sighs").build());
        roster.sendPresence(Presence.to(JULIET, Presence.Type.UNAVAILABLE));
        assertThat(roster.lastPresence().flatMap(Presence::status)).contains("sighs");
        outlet.book.sessionEnded();
        assertThat(roster.lastPresence()).isPresent();
    }
}
