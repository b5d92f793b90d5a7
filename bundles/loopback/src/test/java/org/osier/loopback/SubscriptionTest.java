/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.osier.xml.Element;

/** How strangers become contacts, and strangers again (RFC 6121, section 3). */
public class SubscriptionTest {
    private static final String ROSTER = "jabber:iq:roster";

    @Rule
    public final Stage stage = new Stage(builder -> builder.mutualContacts(false));

    private static String subscription(ScriptedClient client) {
        client.send("<iq type='get' id='r1'><query xmlns='" + ROSTER + "'/></iq>");
        Element next = client.read();
        while (!next.attribute("id").orElse("").equals("r1")) {
            next = client.read();
        }
        return next.child(ROSTER, "query").orElseThrow().children().stream()
                .map(item -> item.attribute("subscription").orElse("")
                        + item.attribute("ask").map(ask -> "+ask").orElse(""))
                .reduce((a, b) -> a + "," + b)
                .orElse("empty");
    }

    @Test
    public void strangersDoNotSeeEachOther() {
        ScriptedClient romeo = stage.available("romeo", "orchard");
        stage.available("juliet", "balcony");
        assertThat(romeo.sync()).isEmpty();
        assertThat(subscription(romeo)).isEqualTo("empty");
    }

    @Test
    public void askingAndGranting() {
        ScriptedClient romeo = stage.available("romeo", "orchard");
        ScriptedClient juliet = stage.available("juliet", "balcony");
        romeo.send("<presence type='subscribe' to='juliet@localhost'/>");
        Element asked = juliet.read();
        assertThat(asked.attribute("type")).contains("subscribe");
        assertThat(asked.attribute("from")).contains("romeo@localhost");
        assertThat(subscription(romeo)).isEqualTo("none+ask");
        assertThat(subscription(juliet)).isEqualTo("empty");
        juliet.send("<presence type='subscribed' to='romeo@localhost'/>");
        juliet.sync();
        List<Element> seen = romeo.sync();
        assertThat(seen).anyMatch(e -> e.attribute("type").orElse("").equals("subscribed"));
        assertThat(seen).anyMatch(e -> e.attribute("from").orElse("").equals("juliet@localhost/balcony"));
        assertThat(subscription(romeo)).isEqualTo("to");
        assertThat(subscription(juliet)).isEqualTo("from");
    }

    @Test
    public void requestsWaitForWhoIsAway() {
        ScriptedClient romeo = stage.available("romeo", "orchard");
        romeo.send("<presence type='subscribe' to='juliet@localhost'/>");
        romeo.sync();
        ScriptedClient juliet = stage.login("juliet", "balcony");
        juliet.send("<presence/>");
        assertThat(juliet.sync()).anyMatch(e -> e.attribute("type").orElse("").equals("subscribe"));
    }

    @Test
    public void grantsNobodyAskedForChangeNothing() {
        ScriptedClient romeo = stage.available("romeo", "orchard");
        ScriptedClient juliet = stage.available("juliet", "balcony");
        juliet.send("<presence type='subscribed' to='romeo@localhost'/>");
        juliet.sync();
        assertThat(romeo.sync()).isEmpty();
        assertThat(subscription(romeo)).isEqualTo("empty");
    }

    @Test
    public void takingBackHidesAtOnce() {
        ScriptedClient romeo = stage.available("romeo", "orchard");
        ScriptedClient juliet = stage.available("juliet", "balcony");
        befriend(romeo, juliet);
        juliet.send("<presence type='unsubscribed' to='romeo@localhost'/>");
        juliet.sync();
        assertThat(romeo.sync())
                .extracting(e -> e.attribute("type").orElse(""))
                .contains("unavailable", "unsubscribed");
        assertThat(subscription(romeo)).isEqualTo("none");
        assertThat(subscription(juliet)).isEqualTo("none");
    }

    @Test
    public void unsubscribingEndsWhatOneIsTold() {
        ScriptedClient romeo = stage.available("romeo", "orchard");
        ScriptedClient juliet = stage.available("juliet", "balcony");
        befriend(romeo, juliet);
        romeo.send("<presence type='unsubscribe' to='juliet@localhost'/>");
        romeo.sync();
        assertThat(juliet.read().attribute("type")).contains("unsubscribe");
        juliet.send("<presence><show>away</show></presence>");
        juliet.sync();
        assertThat(romeo.sync()).noneMatch(e -> e.toString().contains("away"));
    }

    private static void befriend(ScriptedClient asking, ScriptedClient granting) {
        asking.send("<presence type='subscribe' to='juliet@localhost'/>");
        asking.sync();
        granting.send("<presence type='subscribed' to='romeo@localhost'/>");
        granting.sync();
        asking.sync();
    }
}
