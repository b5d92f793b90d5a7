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
import org.osier.roster.SubscriptionState;
import org.osier.stanza.Iq;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaErrorException;
import org.osier.stanza.Wire;
import org.osier.stream.NotConnectedException;

/** A client's roster follows its server's, and nobody else's. */
@Point(43)
public class ClientSyncTest {
    private static final String QUERY = "<query xmlns='jabber:iq:roster'>";
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");

    private final FakeOutlet outlet = FakeOutlet.client("romeo@montague.lit/orchard");
    private final ClientSync sync = new ClientSync(outlet.book);
    private final Roster roster = outlet.book.own();

    private static Iq iq(String attributes, String items) {
        return new Iq(Wire.element("<iq id='1' " + attributes + ">" + QUERY + items + "</query></iq>"));
    }

    private Iq push(String items) {
        return sync.push(iq("type='set'", items));
    }

    private void fetched(String items) {
        outlet.asked.get(outlet.asked.size() - 1).complete(iq("type='result'", items));
    }

    private List<String> names() {
        return roster.items().stream().map(item -> item.jid().toString()).toList();
    }

    @Test
    public void takesOverTheServersRoster() {
        sync.fetch();
        assertThat(outlet.stanzas.get(0).element().toString()).contains("jabber:iq:roster");
        fetched("<item jid='juliet@capulet.lit' name='Juliet' subscription='both'><group>Capulets</group></item>"
                + "<item jid='nurse@capulet.lit' ask='subscribe' approved='true'/><item jid='@'/><item/>");
        assertThat(names()).containsExactly("juliet@capulet.lit", "nurse@capulet.lit");
        RosterItem juliet = roster.item(JULIET).orElseThrow();
        assertThat(juliet)
                .isEqualTo(new RosterItem(
                        JULIET, Optional.of("Juliet"), List.of("Capulets"), SubscriptionState.BOTH, false, false));
        RosterItem nurse = roster.item(Jid.of("nurse@capulet.lit")).orElseThrow();
        assertThat(nurse.ask()).isTrue();
        assertThat(nurse.approved()).isTrue();
        assertThat(outlet.told()).containsExactly("roster_update 2");
    }

    @Test
    public void whatTheServerHasNoLongerIsGone() {
        push("<item jid='juliet@capulet.lit' subscription='both'/>");
        sync.fetch();
        fetched("<item jid='nurse@capulet.lit'/>");
        assertThat(names()).containsExactly("nurse@capulet.lit");
    }

    @Test
    public void aPushIsNewerThanARosterThatWasAskedForBefore() {
        sync.fetch();
        push("<item jid='juliet@capulet.lit' subscription='both'/>");
        push("<item jid='tybalt@capulet.lit' subscription='remove'/>");
        fetched("<item jid='juliet@capulet.lit' subscription='none'/><item jid='tybalt@capulet.lit'/>");
        assertThat(names()).containsExactly("juliet@capulet.lit");
        assertThat(roster.item(JULIET).orElseThrow().state()).isEqualTo(SubscriptionState.BOTH);
        sync.fetch();
        fetched("<item jid='juliet@capulet.lit' subscription='none'/>");
        assertThat(roster.item(JULIET).orElseThrow().state()).isEqualTo(SubscriptionState.NONE);
    }

    @Test
    public void aPushIsAnsweredAndTold() {
        Iq reply = push("<item jid='juliet@capulet.lit' subscription='to'/>");
        assertThat(reply.type()).isEqualTo(Iq.Type.RESULT);
        assertThat(outlet.told()).containsExactly("roster_update 1");
        push("<item jid='juliet@capulet.lit' subscription='remove'/>");
        assertThat(names()).isEmpty();
    }

    @Test
    public void onlyTheOwnAccountMayPush() {
        String item = "<item jid='mallory@evil.lit' subscription='both'/>";
        assertThat(sync.push(iq("type='set' from='romeo@montague.lit'", "<item jid='juliet@capulet.lit'/>"))
                        .type())
                .isEqualTo(Iq.Type.RESULT);
        for (String from : List.of(
                "romeo@montague.lit/orchard",
                "romeo@montague.lit/other",
                "montague.lit",
                "mallory@evil.lit",
                "rom\u0435o@montague.lit",
                "romeo@montague.lit.evil.lit",
                "romeo@evil.lit")) {
            assertThatThrownBy(() -> sync.push(iq("type='set' from='" + from + "'", item)))
                    .as(from)
                    .isInstanceOf(StanzaErrorException.class)
                    .hasMessage("service-unavailable");
        }
        assertThat(names()).containsExactly("juliet@capulet.lit");
    }

    @Test
    public void aPushHasExactlyOneItem() {
        for (String items : List.of(
                "",
                "<item jid='a@capulet.lit'/><item jid='b@capulet.lit'/>",
                "<item jid='a@capulet.lit'/><item jid='@'/>",
                "<item/>")) {
            assertThatThrownBy(() -> push(items)).as(items).hasMessage("bad-request");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    public void changesAreAskedOfTheServer() {
        assertThat(roster.set(JULIET, Optional.of("Juliet"), List.of("Capulets")))
                .isNotDone();
        assertThat(roster.remove(JULIET)).isNotDone();
        assertThat(outlet.stanzas)
                .extracting(Stanza::element)
                .extracting(Object::toString)
                .satisfiesExactly(
                        set -> assertThat(set).contains("type='set'", "name='Juliet'", "<group>Capulets</group>"),
                        remove -> assertThat(remove).contains("subscription='remove'"));
        assertThat(names()).isEmpty();
        outlet.sent();
        roster.subscribe(Jid.of("juliet@capulet.lit/balcony"));
        roster.approve(JULIET);
        roster.deny(JULIET);
        roster.unsubscribe(JULIET);
        assertThat(outlet.sent())
                .containsExactly(
                        "subscribe to juliet@capulet.lit",
                        "subscribed to juliet@capulet.lit",
                        "unsubscribed to juliet@capulet.lit",
                        "unsubscribe to juliet@capulet.lit");
    }

    @Test
    public void aRosterThatCannotBeFetchedStaysAsItWas() {
        push("<item jid='juliet@capulet.lit'/>");
        sync.fetch();
        outlet.asked.get(0).completeExceptionally(new NotConnectedException("the session has ended"));
        assertThat(names()).containsExactly("juliet@capulet.lit");
    }
}
