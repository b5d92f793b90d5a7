/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.osier.xml.Element;

/** Requests: to others, to the server, and to nobody. */
public class IqTest {
    private static final String VERSION = "<query xmlns='jabber:iq:version'/>";

    @Rule
    public final Stage stage = new Stage();

    @Test
    public void goToAnotherClientAndItsAnswerComesBack() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        ScriptedClient juliet = stage.login("juliet", "balcony");
        romeo.send("<iq type='get' id='v1' to='juliet@localhost/balcony'>" + VERSION + "</iq>");
        Element asked = juliet.read();
        assertThat(asked.attribute("from")).contains("romeo@localhost/orchard");
        juliet.send("<iq type='result' id='v1' to='romeo@localhost/orchard'>" + VERSION + "</iq>");
        Element answer = romeo.read();
        assertThat(answer.attribute("type")).contains("result");
        assertThat(answer.attribute("from")).contains("juliet@localhost/balcony");
    }

    @Test
    public void toNobodyComeBack() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        stage.login("juliet", "balcony");
        for (String to : List.of(
                "juliet@localhost/crypt",
                "juliet@localhost",
                "paris@localhost",
                "localhost",
                "localhost/x",
                "romeo@localhost",
                "echo.localhost")) {
            Element error = romeo.ask("<iq type='set' id='v1' to='" + to + "'>" + VERSION + "</iq>");
            assertThat(error.attribute("type")).as(to).contains("error");
            assertThat(error.toString()).as(to).contains("service-unavailable");
            assertThat(error.attribute("from")).as(to).contains(to);
            assertThat(error.attribute("id")).contains("v1");
        }
    }

    @Test
    public void answersToNobodyAreNotAnswered() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        for (String to : List.of("juliet@localhost/crypt", "juliet@localhost", "localhost", "verona.lit")) {
            romeo.send("<iq type='result' id='v1' to='" + to + "'/>");
            romeo.send("<iq type='error' id='v1' to='" + to + "'/>");
        }
        romeo.send("<iq type='result' id='v1'/>");
        assertThat(romeo.sync()).isEmpty();
    }

    @Test
    public void thatAreIncompleteComeBack() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        for (String iq : List.of(
                "<iq type='get' to='localhost'>" + VERSION + "</iq>",
                "<iq type='ask' id='1' to='localhost'>" + VERSION + "</iq>",
                "<iq id='1' to='localhost'>" + VERSION + "</iq>",
                "<iq type='get' id='1' to='localhost'/>",
                "<iq type='get' id='1' to='localhost'>" + VERSION + VERSION + "</iq>")) {
            assertThat(romeo.ask(iq).toString()).as(iq).contains("bad-request");
        }
    }

    @Test
    public void serverAnswersPings() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        Element answer = romeo.ask("<iq type='get' id='p1' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>");
        assertThat(answer.attribute("type")).contains("result");
        assertThat(answer.attribute("from")).contains("localhost");
        assertThat(answer.attribute("to")).contains("romeo@localhost/orchard");
    }

    @Test
    public void serverTellsWhatItIs() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        String info = "http://jabber.org/protocol/disco#info";
        Element answer = romeo.ask("<iq type='get' id='d1' to='localhost'><query xmlns='" + info + "'/></iq>");
        Element query = answer.child(info, "query").orElseThrow();
        assertThat(query.child(info, "identity").orElseThrow().attribute("category"))
                .contains("server");
        assertThat(query.children(info, "feature"))
                .extracting(feature -> feature.attribute("var").orElseThrow())
                .contains(info, "urn:xmpp:ping");
    }

    @Test
    public void serverTellsOfItsComponents() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        String items = "http://jabber.org/protocol/disco#items";
        Element answer = romeo.ask("<iq type='get' id='d1' to='localhost'><query xmlns='" + items + "'/></iq>");
        assertThat(answer.firstChild().orElseThrow().children())
                .extracting(item -> item.attribute("jid").orElseThrow())
                .containsExactly("echo.localhost");
    }
}
