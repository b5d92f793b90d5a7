/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.roster.Roster;
import org.osier.roster.RosterItem;
import org.osier.roster.RosterPolicy;
import org.osier.roster.SubscriptionState;
import org.osier.stanza.Presence;
import org.osier.stream.NotConnectedException;

/** Rosters of a component: subscriptions by policy and by hand, and what each step sends. */
@Point(43)
public class ComponentRosterTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");
    private static final String SUBSCRIBE =
            "<presence from='romeo@montague.lit/orchard' to='nurse@capulet.lit' type='subscribe'/>";

    private final FakeOutlet outlet = FakeOutlet.component("capulet.lit");
    private final Roster nurse = outlet.book.of(Jid.of("nurse@capulet.lit"));

    private SubscriptionState state() {
        return nurse.item(ROMEO).map(RosterItem::state).orElse(SubscriptionState.NONE);
    }

    private void arrives(String type) {
        outlet.arrives("<presence from='romeo@montague.lit' to='nurse@capulet.lit' type='" + type + "'/>");
    }

    @Test
    public void aRequestWaitsForAnAnswerByDefault() {
        outlet.arrives(SUBSCRIBE);
        assertThat(state()).isEqualTo(SubscriptionState.NONE_PENDING_IN);
        assertThat(nurse.requests()).extracting(RosterItem::jid).containsExactly(ROMEO);
        assertThat(nurse.items()).isEmpty();
        assertThat(outlet.sent()).isEmpty();
        assertThat(outlet.told())
                .containsExactly("presence_subscribe", "changed_subscription", "roster_subscription_request");
        outlet.arrives(SUBSCRIBE);
        assertThat(outlet.told()).containsExactly("presence_subscribe", "changed_subscription");
    }

    @Test
    public void anApprovalIsToldWithTheLastPresence() {
        nurse.sendPresence(Presence.builder().status("sewing").build());
        outlet.arrives(SUBSCRIBE);
        outlet.sent();
        nurse.approve(ROMEO);
        assertThat(state()).isEqualTo(SubscriptionState.FROM);
        assertThat(outlet.sent())
                .containsExactly(
                        "subscribed from nurse@capulet.lit to romeo@montague.lit",
                        "available from nurse@capulet.lit to romeo@montague.lit");
        assertThat(nurse.requests()).isEmpty();
        assertThat(nurse.items()).hasSize(1);
    }

    @Test
    public void aDeniedStrangerIsForgotten() {
        outlet.arrives(SUBSCRIBE);
        nurse.deny(ROMEO);
        assertThat(outlet.sent()).containsExactly("unsubscribed from nurse@capulet.lit to romeo@montague.lit");
        assertThat(nurse.item(ROMEO)).isEmpty();
    }

    @Test
    public void policiesAnswerForOneOwnAddressOrForAll() {
        outlet.book.policy(RosterPolicy.OPEN);
        nurse.policy(RosterPolicy.CLOSED);
        outlet.arrives(SUBSCRIBE);
        assertThat(outlet.sent()).containsExactly("unsubscribed from nurse@capulet.lit to romeo@montague.lit");
        assertThat(nurse.item(ROMEO)).isEmpty();
        outlet.arrives("<presence from='romeo@montague.lit' to='juliet@capulet.lit' type='subscribe'/>");
        assertThat(outlet.sent())
                .containsExactly(
                        "subscribed from juliet@capulet.lit to romeo@montague.lit",
                        "subscribe from juliet@capulet.lit to romeo@montague.lit");
        Roster juliet = outlet.book.of(Jid.of("juliet@capulet.lit"));
        assertThat(juliet.item(ROMEO).orElseThrow().state()).isEqualTo(SubscriptionState.FROM_PENDING_OUT);
        assertThat(juliet.policy()).isEqualTo(RosterPolicy.OPEN);
    }

    @Test
    public void authorisingIsNotSubscribing() {
        nurse.policy(new RosterPolicy(RosterPolicy.Answer.YES, RosterPolicy.Answer.NO));
        outlet.arrives(SUBSCRIBE);
        assertThat(outlet.sent()).containsExactly("subscribed from nurse@capulet.lit to romeo@montague.lit");
        assertThat(state()).isEqualTo(SubscriptionState.FROM);
    }

    @Test
    public void whoIsSubscribedIsToldSoAgain() {
        nurse.policy(RosterPolicy.OPEN);
        outlet.arrives(SUBSCRIBE);
        nurse.policy(RosterPolicy.CLOSED);
        nurse.sendPresence(Presence.available());
        outlet.sent();
        outlet.arrives(SUBSCRIBE);
        assertThat(outlet.sent())
                .containsExactly(
                        "subscribed from nurse@capulet.lit to romeo@montague.lit",
                        "available from nurse@capulet.lit to romeo@montague.lit");
    }

    @Test
    public void whoIsApprovedInAdvanceIsNotAsked() {
        nurse.approve(ROMEO);
        assertThat(outlet.sent()).isEmpty();
        assertThat(nurse.item(ROMEO).orElseThrow().approved()).isTrue();
        outlet.arrives(SUBSCRIBE);
        assertThat(outlet.sent()).containsExactly("subscribed from nurse@capulet.lit to romeo@montague.lit");
        assertThat(outlet.told()).doesNotContain("roster_subscription_request");
        assertThat(state()).isEqualTo(SubscriptionState.FROM);
        nurse.deny(ROMEO);
        assertThat(nurse.item(ROMEO).orElseThrow().approved()).isFalse();
    }

    @Test
    public void aSubscriptionOfOursIsGrantedAndTakenBack() {
        nurse.subscribe(ROMEO);
        assertThat(nurse.item(ROMEO).orElseThrow().ask()).isTrue();
        assertThat(outlet.sent()).containsExactly("subscribe from nurse@capulet.lit to romeo@montague.lit");
        outlet.told();
        arrives("subscribed");
        assertThat(state()).isEqualTo(SubscriptionState.TO);
        assertThat(outlet.told())
                .containsExactly(
                        "presence_subscribed",
                        "changed_subscription",
                        "roster_update 1",
                        "roster_subscription_authorized");
        arrives("unsubscribed");
        assertThat(state()).isEqualTo(SubscriptionState.NONE);
        assertThat(outlet.told()).endsWith("roster_subscription_removed");
        assertThat(outlet.sent()).isEmpty();
    }

    @Test
    public void whatNobodyAskedForChangesNothing() {
        arrives("subscribed");
        arrives("unsubscribe");
        arrives("unsubscribed");
        assertThat(nurse.item(ROMEO)).isEmpty();
        assertThat(outlet.sent()).isEmpty();
        assertThat(outlet.told()).noneMatch(event -> event.startsWith("roster_"));
    }

    @Test
    public void whoUnsubscribesIsToldThatPresenceEnds() {
        nurse.policy(RosterPolicy.OPEN);
        nurse.sendPresence(Presence.available());
        outlet.arrives(SUBSCRIBE);
        outlet.sent();
        arrives("unsubscribe");
        assertThat(outlet.sent())
                .containsExactly(
                        "unavailable from nurse@capulet.lit to romeo@montague.lit",
                        "unsubscribed from nurse@capulet.lit to romeo@montague.lit");
        assertThat(outlet.told()).endsWith("roster_subscription_remove");
        assertThat(state()).isEqualTo(SubscriptionState.NONE_PENDING_OUT);
    }

    @Test
    public void removingAContactEndsBothSubscriptions() {
        nurse.policy(RosterPolicy.OPEN);
        outlet.arrives(SUBSCRIBE);
        arrives("subscribed");
        assertThat(state()).isEqualTo(SubscriptionState.BOTH);
        outlet.sent();
        nurse.remove(ROMEO).join();
        assertThat(outlet.sent())
                .containsExactly(
                        "unsubscribe from nurse@capulet.lit to romeo@montague.lit",
                        "unsubscribed from nurse@capulet.lit to romeo@montague.lit");
        assertThat(nurse.item(ROMEO)).isEmpty();
    }

    @Test
    public void namesAndGroupsAreTheUsers() {
        nurse.set(ROMEO, Optional.of("Romeo"), List.of("Montagues", "Friends", "Friends"))
                .join();
        RosterItem item = nurse.item(ROMEO).orElseThrow();
        assertThat(item.name()).contains("Romeo");
        assertThat(item.groups()).containsExactly("Montagues", "Friends");
        nurse.subscribe(ROMEO);
        assertThat(nurse.item(ROMEO).orElseThrow().name()).contains("Romeo");
        assertThatThrownBy(() -> nurse.set(ROMEO, Optional.empty(), List.of("")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void theRosterStaysWhenTheSessionIsLost() {
        nurse.policy(RosterPolicy.OPEN);
        outlet.offline = true;
        outlet.arrives(SUBSCRIBE);
        assertThat(state()).isEqualTo(SubscriptionState.FROM_PENDING_OUT);
        assertThatThrownBy(() -> nurse.subscribe(ROMEO)).isInstanceOf(NotConnectedException.class);
        outlet.book.sessionEnded();
        assertThat(state()).isEqualTo(SubscriptionState.FROM_PENDING_OUT);
    }

    @Test
    public void requestsOfStrangersAreBounded() {
        for (int i = 0; i < ComponentInbox.MOST_REQUESTS; i++) {
            outlet.arrives("<presence from='r" + i + "@montague.lit' to='nurse@capulet.lit' type='subscribe'/>");
        }
        assertThat(outlet.sent()).isEmpty();
        outlet.arrives(SUBSCRIBE);
        assertThat(outlet.sent()).containsExactly("error from nurse@capulet.lit to romeo@montague.lit/orchard");
        assertThat(nurse.requests()).hasSize(ComponentInbox.MOST_REQUESTS);
        nurse.deny(Jid.of("r0@montague.lit"));
        outlet.sent();
        outlet.arrives(SUBSCRIBE);
        assertThat(outlet.sent()).isEmpty();
        assertThat(state()).isEqualTo(SubscriptionState.NONE_PENDING_IN);
    }
}
