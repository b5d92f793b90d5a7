/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.osier.xml.Element;

/** Rosters whose users all start as contacts of one another (RFC 6121, section 2). */
public class RosterTest {
    private static final String ROSTER = "jabber:iq:roster";

    @Rule
    public final Stage stage = new Stage(builder -> builder.contact("romeo", "friar@echo.localhost"));

    private ScriptedClient interested(String user, String resource) {
        ScriptedClient client = stage.login(user, resource);
        get(client);
        return client;
    }

    private static List<Element> get(ScriptedClient client) {
        Element answer = client.ask("<iq type='get' id='r1'><query xmlns='" + ROSTER + "'/></iq>");
        assertThat(answer.attribute("type")).contains("result");
        return answer.child(ROSTER, "query").orElseThrow().children(ROSTER, "item");
    }

    private static String set(String item) {
        return "<iq type='set' id='r2'><query xmlns='" + ROSTER + "'>" + item + "</query></iq>";
    }

    @Test
    public void startsWithAllUsersAndFurtherContacts() {
        List<Element> items = get(stage.login("romeo", "orchard"));
        assertThat(items)
                .extracting(item -> item.attribute("jid").orElseThrow())
                .containsExactlyInAnyOrder("juliet@localhost", "nurse@localhost", "friar@echo.localhost");
        assertThat(items)
                .allMatch(item -> item.attribute("subscription").orElseThrow().equals("both"));
    }

    @Test
    public void pushesAChangeToAllWhoAsked() {
        ScriptedClient orchard = interested("romeo", "orchard");
        ScriptedClient street = interested("romeo", "street");
        ScriptedClient careless = stage.login("romeo", "grave");
        orchard.send(set("<item jid='juliet@localhost' name='Love' subscription='none'><group>C</group></item>"));
        for (ScriptedClient client : List.of(orchard, street)) {
            Element push = client.read();
            assertThat(push.attribute("type")).contains("set");
            assertThat(push.attribute("from")).isEmpty();
            Element item =
                    push.child(ROSTER, "query").orElseThrow().firstChild().orElseThrow();
            assertThat(item.attribute("name")).contains("Love");
            assertThat(item.attribute("subscription")).contains("both");
            assertThat(item.child(ROSTER, "group").orElseThrow().text()).isEqualTo("C");
        }
        assertThat(orchard.read().attribute("type")).contains("result");
        assertThat(careless.sync()).isEmpty();
    }

    @Test
    public void addsAContactWithoutSubscription() {
        ScriptedClient romeo = interested("romeo", "orchard");
        romeo.send(set("<item jid='paris@verona.lit/x'/>"));
        romeo.sync();
        assertThat(get(romeo))
                .filteredOn(item -> item.attribute("jid").orElseThrow().equals("paris@verona.lit"))
                .allMatch(item -> item.attribute("subscription").orElseThrow().equals("none"))
                .hasSize(1);
    }

    @Test
    public void removingEndsBothSubscriptions() {
        ScriptedClient romeo = interested("romeo", "orchard");
        ScriptedClient juliet = interested("juliet", "balcony");
        romeo.send("<presence/>");
        juliet.send("<presence/>");
        romeo.sync();
        juliet.sync();
        romeo.sync();
        romeo.send(set("<item jid='juliet@localhost' subscription='remove'/>"));
        assertThat(romeo.read().toString()).contains("subscription='remove'");
        List<Element> seen = juliet.sync();
        assertThat(seen.toString()).contains("type='unsubscribe'").contains("type='unsubscribed'");
        assertThat(seen).anyMatch(e -> e.attribute("type").orElse("").equals("unavailable"));
        assertThat(get(juliet))
                .filteredOn(item -> item.attribute("jid").orElseThrow().equals("romeo@localhost"))
                .allMatch(item -> item.attribute("subscription").orElseThrow().equals("none"))
                .hasSize(1);
    }

    @Test
    public void refusesWhatIsNoChange() {
        ScriptedClient romeo = interested("romeo", "orchard");
        assertThat(romeo.ask(set("")).toString()).contains("bad-request");
        assertThat(romeo.ask(set("<item/>")).toString()).contains("bad-request");
        assertThat(romeo.ask(set("<item jid='@'/>")).toString()).contains("bad-request");
        assertThat(romeo.ask(set("<item jid='a@b'/><item jid='c@d'/>")).toString())
                .contains("bad-request");
        assertThat(romeo.ask(set("<item jid='a@b'><group>x</group><group>x</group></item>"))
                        .toString())
                .contains("bad-request");
        assertThat(romeo.ask(set("<item jid='a@b' subscription='remove'/>")).toString())
                .contains("item-not-found");
        assertThat(romeo.ask(set("<item jid='romeo@localhost'/>")).toString()).contains("not-allowed");
    }

    @Test
    public void nobodyReadsAnothersRoster() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        Element answer = romeo.ask("<iq type='get' id='r1' to='juliet@localhost'><query xmlns='" + ROSTER + "'/></iq>");
        assertThat(answer.toString()).contains("service-unavailable");
    }

    @Test
    public void componentContactsAreProbed() {
        ScriptedClient echo = stage.echo();
        ScriptedClient romeo = stage.login("romeo", "orchard");
        romeo.send("<presence/>");
        assertThat(echo.read().attribute("from")).contains("romeo@localhost/orchard");
        Element probe = echo.read();
        assertThat(probe.attribute("type")).contains("probe");
        assertThat(probe.attribute("from")).contains("romeo@localhost");
        assertThat(probe.attribute("to")).contains("friar@echo.localhost");
    }

    @Test
    public void componentProbesAreAnswered() {
        ScriptedClient echo = stage.echo();
        echo.send("<presence type='probe' from='friar@echo.localhost' to='romeo@localhost'/>");
        assertThat(echo.read().attribute("type")).contains("unavailable");
        stage.available("romeo", "orchard");
        echo.read();
        echo.read();
        echo.send("<presence type='probe' from='friar@echo.localhost' to='romeo@localhost'/>");
        assertThat(echo.read().attribute("from")).contains("romeo@localhost/orchard");
        echo.send("<presence type='probe' from='stranger@echo.localhost' to='romeo@localhost'/>");
        assertThat(echo.read().attribute("type")).contains("unsubscribed");
    }
}
