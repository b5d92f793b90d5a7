/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.xml.Element;

/** Who sees whom (RFC 6121, section 4). All users are contacts of one another. */
public class PresenceTest {
    @Rule
    public final Stage stage = new Stage();

    @Test
    public void contactsSeeEachOtherWhoeverComesFirst() {
        ScriptedClient romeo = stage.available("romeo", "orchard");
        ScriptedClient juliet = stage.login("juliet", "balcony");
        juliet.send("<presence><show>chat</show></presence>");
        assertThat(senders(juliet.sync())).containsOnly("juliet@localhost/balcony", "romeo@localhost/orchard");
        Element seen = romeo.read();
        assertThat(seen.attribute("from")).contains("juliet@localhost/balcony");
        assertThat(seen.attribute("to")).contains("romeo@localhost");
        assertThat(seen.child("jabber:client", "show").orElseThrow().text()).isEqualTo("chat");
    }

    @Test
    public void ownResourcesSeeEachOther() {
        ScriptedClient orchard = stage.available("romeo", "orchard");
        ScriptedClient street = stage.login("romeo", "street");
        street.send("<presence/>");
        assertThat(senders(street.sync())).containsOnly("romeo@localhost/street", "romeo@localhost/orchard");
        assertThat(senders(orchard.sync())).containsExactly("romeo@localhost/street");
    }

    private static List<String> senders(List<Element> presences) {
        return presences.stream().map(p -> p.attribute("from").orElseThrow()).toList();
    }

    @Test
    public void changesAreTold() {
        ScriptedClient romeo = stage.available("romeo", "orchard");
        ScriptedClient juliet = stage.available("juliet", "balcony");
        romeo.sync();
        juliet.send("<presence><show>dnd</show></presence>");
        juliet.sync();
        assertThat(romeo.read().toString()).contains("dnd");
        assertThat(romeo.sync()).isEmpty();
    }

    @Test
    public void whoHasSentNoneIsNotTold() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        stage.available("juliet", "balcony");
        assertThat(romeo.sync()).isEmpty();
    }

    @Test
    public void goingIsTold() {
        ScriptedClient romeo = stage.available("romeo", "orchard");
        ScriptedClient juliet = stage.available("juliet", "balcony");
        romeo.sync();
        juliet.send("<presence type='unavailable'><status>night</status></presence>");
        Element gone = romeo.read();
        assertThat(gone.attribute("type")).contains("unavailable");
        assertThat(gone.toString()).contains("night");
        assertThat(juliet.read().attribute("type")).contains("unavailable");
        assertThat(stage.server().sessions())
                .filteredOn(LoopbackSession::available)
                .hasSize(1);
    }

    @Test
    public void endOfAStreamIsTold() {
        ScriptedClient romeo = stage.available("romeo", "orchard");
        ScriptedClient juliet = stage.available("juliet", "balcony");
        romeo.sync();
        juliet.send("</stream:stream>");
        assertGone(romeo.read(), "juliet@localhost/balcony");
        assertThat(juliet.connection().read()).isEmpty();
        juliet.awaitEnd();
    }

    @Test
    public void abruptEndIsTold() {
        ScriptedClient romeo = stage.available("romeo", "orchard");
        ScriptedClient juliet = stage.available("juliet", "balcony");
        romeo.sync();
        juliet.connection().abort();
        assertGone(romeo.read(), "juliet@localhost/balcony");
    }

    @Test
    public void droppedSessionIsGone() {
        ScriptedClient romeo = stage.available("romeo", "orchard");
        ScriptedClient juliet = stage.available("juliet", "balcony");
        romeo.sync();
        assertThat(stage.server().drop(Jid.of("juliet@localhost/balcony"))).isTrue();
        assertGone(romeo.read(), "juliet@localhost/balcony");
        juliet.awaitEnd();
        assertThat(stage.server().drop(Jid.of("juliet@localhost/balcony"))).isFalse();
    }

    @Test
    public void conflictShowsTheOldOneGoneAndTheNewOneThere() {
        ScriptedClient romeo = stage.available("romeo", "orchard");
        stage.available("juliet", "balcony");
        romeo.sync();
        stage.available("juliet", "balcony");
        List<Element> seen = romeo.sync();
        assertThat(seen).hasSize(2);
        assertGone(seen.get(0), "juliet@localhost/balcony");
        assertThat(seen.get(1).attribute("type")).isEmpty();
    }

    private static void assertGone(Element presence, String from) {
        assertThat(presence.local()).isEqualTo("presence");
        assertThat(presence.attribute("type")).contains("unavailable");
        assertThat(presence.attribute("from")).contains(from);
    }

    @Test
    public void directedPresenceIsFollowedByItsEnd() {
        ScriptedClient echo = stage.echo();
        ScriptedClient romeo = stage.login("romeo", "orchard");
        romeo.send("<presence to='room@echo.localhost/romeo'/>");
        assertThat(echo.read().attribute("from")).contains("romeo@localhost/orchard");
        romeo.connection().abort();
        Element gone = echo.read();
        assertGone(gone, "romeo@localhost/orchard");
        assertThat(gone.attribute("to")).contains("room@echo.localhost/romeo");
    }

    @Test
    public void directedPresenceThatWasTakenBackIsNotEndedAgain() {
        ScriptedClient echo = stage.echo();
        ScriptedClient romeo = stage.available("romeo", "orchard");
        romeo.send("<presence to='echo.localhost'/><presence to='echo.localhost' type='unavailable'/>");
        romeo.send("<presence type='unavailable'/>");
        romeo.sync();
        assertThat(echo.read().attribute("type")).isEmpty();
        assertThat(echo.read().attribute("type")).contains("unavailable");
        echo.send("<message from='echo.localhost' to='echo.localhost' id='last'/>");
        assertThat(echo.read().attribute("id")).contains("last");
    }

    @Test
    public void directedPresenceIsBounded() {
        stage.echo();
        ScriptedClient romeo = stage.login("romeo", "orchard");
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 1001; i++) {
            all.append("<presence to='echo.localhost/").append(i).append("'/>");
        }
        Element refusal = romeo.ask(all.toString());
        assertThat(refusal.attribute("from")).contains("echo.localhost/1000");
        assertThat(refusal.toString()).contains("resource-constraint");
    }
}
