/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.roster.Roster;
import org.osier.roster.RosterChanges;
import org.osier.roster.RosterItem;
import org.osier.roster.Subscription;
import org.osier.roster.SubscriptionState;
import org.osier.store.MemoryStore;
import org.osier.store.Store;
import org.osier.store.StoreException;

/** Rosters come from the store and go there; their versions tell what has changed. */
@Point(43)
public class ShelfTest {
    private static final Jid NURSE = Jid.of("nurse@capulet.lit");
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");

    private final Store store = new MemoryStore();
    private final FakeOutlet outlet = opened();
    private final Roster nurse = outlet.book.of(NURSE);

    private FakeOutlet opened() {
        FakeOutlet component = FakeOutlet.component("capulet.lit");
        component.book.keepIn(store);
        return component;
    }

    private static void add(Roster roster, String jid) {
        roster.set(Jid.of(jid), Optional.empty(), List.of()).join();
    }

    private static List<String> names(List<RosterItem> items) {
        return items.stream()
                .map(item -> (item.subscription() == Subscription.REMOVE ? "-" : "") + item.jid())
                .toList();
    }

    @Test
    public void allOfAContactComesBackFromTheStore() {
        for (SubscriptionState state : SubscriptionState.values()) {
            RosterItem item = new RosterItem(
                    Jid.of(state.name().toLowerCase(java.util.Locale.ROOT) + "@montague.lit"),
                    Optional.of("R <&\"' \uD83C\uDF39"),
                    List.of("a", " b "),
                    state,
                    true,
                    false);
            outlet.book.change(NURSE, item.jid(), before -> Optional.of(item));
            assertThat(opened().book.of(NURSE).item(item.jid())).contains(item);
        }
        RosterItem request = RosterItem.of(ROMEO).with(SubscriptionState.NONE_PENDING_IN);
        outlet.book.change(NURSE, ROMEO, before -> Optional.of(request));
        assertThat(opened().book.of(NURSE).requests()).contains(request);
    }

    @Test
    public void rostersOfOwnAddressesAreApart() {
        add(nurse, "romeo@montague.lit");
        assertThat(outlet.book.of(Jid.of("nurs@capulet.lit")).items()).isEmpty();
        assertThat(outlet.book.of(Jid.of("nurse@capulet.lit/kitchen")).items()).hasSize(1);
        assertThat(outlet.book.own().items()).isEmpty();
    }

    @Test
    public void rostersNotUsedForLongLeaveMemoryAndComeBack() {
        Shelf shelf = new Shelf();
        for (int i = 0; i < 20_000; i++) {
            shelf.change(Jid.of("n" + i + "@capulet.lit"), ROMEO, before -> Optional.of(RosterItem.of(ROMEO)));
        }
        assertThat(shelf.loaded()).isBetween(1, Shelf.LOADED);
        for (int i = 0; i < 20_000; i += 100) {
            assertThat(shelf.<Optional<RosterItem>>read(Jid.of("n" + i + "@capulet.lit"), items -> items.item(ROMEO)))
                    .isPresent();
        }
    }

    @Test
    public void theVersionGrowsWithEachChange() {
        String none = nurse.version();
        add(nurse, "romeo@montague.lit");
        String one = nurse.version();
        add(nurse, "romeo@montague.lit");
        assertThat(nurse.version()).as("nothing has changed").isEqualTo(one);
        add(nurse, "peter@capulet.lit");
        nurse.remove(ROMEO).join();
        add(nurse, "abram@montague.lit");
        RosterChanges changes = nurse.changesSince(one);
        assertThat(changes.complete()).isFalse();
        assertThat(changes.version()).isEqualTo(nurse.version());
        assertThat(names(changes.items()))
                .containsExactly("peter@capulet.lit", "-romeo@montague.lit", "abram@montague.lit");
        assertThat(nurse.changesSince(nurse.version()).items()).isEmpty();
        assertThat(nurse.changesSince(none).items()).hasSize(3);
        assertThat(opened().book.of(NURSE).changesSince(one)).isEqualTo(changes);
    }

    @Test
    public void whatIsNoVersionOfOursGetsTheWholeRoster() {
        add(nurse, "romeo@montague.lit");
        for (String version : List.of("", "x", "-1", "99")) {
            RosterChanges changes = nurse.changesSince(version);
            assertThat(changes.complete()).as(version).isTrue();
            assertThat(names(changes.items())).containsExactly("romeo@montague.lit");
        }
    }

    @Test
    public void removalsAreRememberedForAWhile() {
        add(nurse, "romeo@montague.lit");
        String before = nurse.version();
        for (int i = 0; i < RosterTable.MOST_REMOVED + 50; i++) {
            add(nurse, "r" + i + "@montague.lit");
            nurse.remove(Jid.of("r" + i + "@montague.lit")).join();
        }
        assertThat(nurse.changesSince(before).complete()).isTrue();
        List<String> kept = new ArrayList<>();
        store.table("roster").scan("", (key, text) -> kept.add(key));
        assertThat(kept).hasSize(RosterTable.MOST_REMOVED + 2);
        String latest = nurse.version();
        Roster again = opened().book.of(NURSE);
        assertThat(again.version()).isEqualTo(latest);
        assertThat(again.changesSince(before).complete()).isTrue();
        add(again, "peter@capulet.lit");
        assertThat(names(again.changesSince(latest).items())).containsExactly("peter@capulet.lit");
    }

    @Test
    public void aRequestAloneIsNoPartOfTheRoster() {
        String before = nurse.version();
        outlet.book.change(
                NURSE, ROMEO, item -> Optional.of(RosterItem.of(ROMEO).with(SubscriptionState.NONE_PENDING_IN)));
        assertThat(nurse.version()).isEqualTo(before);
        nurse.approve(ROMEO);
        assertThat(names(nurse.changesSince(before).items())).containsExactly("romeo@montague.lit");
    }

    @Test
    public void twoRuntimesOnOneStoreLoseNoChange() {
        List<FakeOutlet> runtimes = List.of(outlet, opened());
        List<CompletableFuture<Void>> adding = new ArrayList<>();
        for (int r = 0; r < runtimes.size(); r++) {
            Roster roster = runtimes.get(r).book.of(NURSE);
            String group = "g" + r;
            adding.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 300; i++) {
                    runtimesChange(roster, Jid.of("c" + i % 10 + "@montague.lit"), group + "-" + i);
                }
            }));
        }
        adding.forEach(CompletableFuture::join);
        long groups = opened().book.of(NURSE).items().stream()
                .mapToLong(item -> item.groups().size())
                .sum();
        assertThat(groups).isEqualTo(600);
    }

    /** Adds a group to those that are there, whoever put them there. */
    private void runtimesChange(Roster roster, Jid contact, String group) {
        ((RosterView) roster).book().shelf().change(NURSE, contact, before -> {
            RosterItem item = before.orElse(RosterItem.of(contact));
            List<String> groups = new ArrayList<>(item.groups());
            groups.add(group);
            return Optional.of(item.with(item.name(), groups));
        });
    }

    @Test
    public void whatWasKeptInMemoryIsCarriedOver() {
        FakeOutlet late = FakeOutlet.component("capulet.lit");
        add(late.book.of(NURSE), "peter@capulet.lit");
        add(late.book.of(NURSE), "romeo@montague.lit");
        nurse.set(ROMEO, Optional.of("from the store"), List.of()).join();
        late.book.keepIn(store);
        assertThat(names(late.book.of(NURSE).items())).containsExactly("peter@capulet.lit", "romeo@montague.lit");
        assertThat(late.book.of(NURSE).item(ROMEO).orElseThrow().name()).contains("from the store");
    }

    @Test
    public void whatIsNoItemIsNamed() {
        store.table("roster").put("nurse@capulet.lit romeo@montague.lit", "<item");
        assertThatThrownBy(nurse::items)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("romeo@montague.lit in the roster of nurse@capulet.lit");
    }

    @Test
    public void aStoreThatIsGoneIsToldToWhoeverChangesTheRoster() {
        add(nurse, "romeo@montague.lit");
        store.close();
        assertThatThrownBy(() -> add(nurse, "peter@capulet.lit")).isInstanceOf(StoreException.class);
    }
}
