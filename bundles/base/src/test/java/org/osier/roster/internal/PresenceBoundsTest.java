/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.roster.Contact;
import org.osier.roster.PresenceState;
import org.osier.roster.Roster;
import org.osier.roster.RosterItem;
import org.osier.stanza.Presence;

/** Peers that send without end do not grow memory past the bounds that {@code Rosters} states. */
@Point(45)
public class PresenceBoundsTest {
    private static final int MILLION = 1_000_000;
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");

    private final FakeOutlet outlet = FakeOutlet.client("romeo@montague.lit/orchard");
    private final Roster roster = outlet.book.own();

    private static Presence from(String address) {
        return Presence.builder().from(Jid.of(address)).status("x".repeat(100)).build();
    }

    private void julietIsAContactAndThere() {
        outlet.book.change(Jid.of("romeo@montague.lit"), JULIET, before -> Optional.of(RosterItem.of(JULIET)));
        outlet.arrivals.arrived(from("juliet@capulet.lit/balcony"));
    }

    @Test
    public void aMillionResourcesOfOneContactLeaveThirtyTwo() {
        for (int i = 0; i < MILLION; i++) {
            outlet.arrivals.arrived(from("mallory@evil.lit/r" + i));
            outlet.told();
        }
        assertThat(roster.contact(Jid.of("mallory@evil.lit")).resources()).hasSize(Contact.MOST_RESOURCES);
        assertThat(outlet.book.presences().size()).isEqualTo(1);
    }

    @Test
    public void aMillionStrangersLeaveAThousandAndNoContactIsForgotten() {
        julietIsAContactAndThere();
        for (int i = 0; i < MILLION; i++) {
            outlet.arrivals.arrived(from("m" + i + "@evil.lit/r"));
            outlet.told();
        }
        assertThat(outlet.book.presences().size()).isEqualTo(Presences.STRANGERS + 1);
        assertThat(roster.contact(JULIET).isOnline()).isTrue();
        assertThat(roster.contact(Jid.of("m999999@evil.lit")).isOnline()).isTrue();
        assertThat(roster.contact(Jid.of("m0@evil.lit")).isOnline()).isFalse();
    }

    @Test
    public void aMillionOwnAddressesOfAComponentLeaveAsMuch() {
        FakeOutlet component = FakeOutlet.component("capulet.lit");
        for (int i = 0; i < MILLION; i++) {
            component.arrivals.arrived(from("mallory@evil.lit/r").withTo(Jid.of("n" + i + "@capulet.lit")));
            component.told();
        }
        assertThat(component.book.presences().size()).isEqualTo(Presences.STRANGERS);
        assertThat(component.book.shelf().loaded()).isLessThanOrEqualTo(Shelf.LOADED);
    }

    @Test
    @Point({43, 45})
    public void requestsToManyOwnAddressesOfAComponentFillMemoryToABound() {
        FakeOutlet component = FakeOutlet.component("capulet.lit");
        Book book = new Book(component, new Shelf(3));
        Arrivals arrivals = new Arrivals(book);
        Presence request =
                Presence.to(Jid.of("n0@capulet.lit"), Presence.Type.SUBSCRIBE).withFrom(Jid.of("mallory@evil.lit"));
        for (int i = 0; i < 5; i++) {
            arrivals.arrived(request.withTo(Jid.of("n" + i + "@capulet.lit")));
        }
        assertThat(component.sent())
                .containsExactly(
                        "error from n3@capulet.lit to mallory@evil.lit",
                        "error from n4@capulet.lit to mallory@evil.lit");
        assertThat(book.of(Jid.of("n2@capulet.lit")).requests()).hasSize(1);
        assertThat(book.of(Jid.of("n3@capulet.lit")).requests()).isEmpty();

        book.of(Jid.of("n0@capulet.lit")).deny(Jid.of("mallory@evil.lit"));
        component.sent();
        arrivals.arrived(request.withTo(Jid.of("n3@capulet.lit")));
        assertThat(component.sent()).as("there is room again").isEmpty();
        arrivals.arrived(request.withTo(Jid.of("n3@capulet.lit")));
        assertThat(component.sent()).as("who is there needs none").isEmpty();
    }

    @Test
    public void strangersGoBeforeContactsAndTheLongestSilentFirst() {
        Presences presences = new Presences(2, 3);
        PresenceState here = PresenceState.of("r", Presence.available());
        Jid own = Jid.of("romeo@montague.lit");
        presences.change(own, Jid.of("c1"), true, there -> there.with(here));
        presences.change(own, Jid.of("s1"), false, there -> there.with(here));
        presences.change(own, Jid.of("s2"), false, there -> there.with(here));
        presences.change(own, Jid.of("s1"), false, there -> there.with(here));
        presences.change(own, Jid.of("s3"), false, there -> there.with(here));
        assertThat(presences.get(own, Jid.of("s2")).isOnline()).isFalse();
        presences.change(own, Jid.of("c2"), true, there -> there.with(here));
        assertThat(presences.get(own, Jid.of("s1")).isOnline()).isFalse();
        presences.change(own, Jid.of("c3"), true, there -> there.with(here));
        assertThat(presences.get(own, Jid.of("s3")).isOnline()).isFalse();
        presences.change(own, Jid.of("c4"), true, there -> there.with(here));
        assertThat(presences.get(own, Jid.of("c1")).isOnline()).isFalse();
        assertThat(presences.size()).isEqualTo(3);
    }

    @Test
    public void whoComesIntoTheRosterIsNoStrangerAnyMore() {
        outlet.arrivals.arrived(from("juliet@capulet.lit/balcony"));
        assertThat(outlet.book.presences().isContact(Jid.of("romeo@montague.lit"), JULIET))
                .isFalse();
        julietIsAContactAndThere();
        assertThat(outlet.book.presences().isContact(Jid.of("romeo@montague.lit"), JULIET))
                .isTrue();
        outlet.book.change(Jid.of("romeo@montague.lit"), JULIET, before -> Optional.empty());
        assertThat(outlet.book.presences().isContact(Jid.of("romeo@montague.lit"), JULIET))
                .isFalse();
        assertThat(roster.contact(JULIET).isOnline()).isTrue();
    }
}
