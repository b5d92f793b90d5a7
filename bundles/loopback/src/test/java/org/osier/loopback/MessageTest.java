/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.osier.stream.StreamError.Condition;
import org.osier.stream.Threads;
import org.osier.xml.Element;

/** Where messages go (RFC 6121, 8.5). */
public class MessageTest {
    @Rule
    public final Stage stage = new Stage(builder -> builder.mutualContacts(false));

    @Test
    public void goToAFullAddressBothWays() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        ScriptedClient juliet = stage.login("juliet", "balcony");
        romeo.send("<message to='juliet@localhost/balcony' type='chat' id='m1'><body>Lady</body></message>");
        Element heard = juliet.read();
        assertThat(heard.attribute("from")).contains("romeo@localhost/orchard");
        assertThat(heard.child("jabber:client", "body").orElseThrow().text()).isEqualTo("Lady");
        juliet.send("<message to='romeo@localhost/orchard' type='chat' id='m2'><body>Romeo</body></message>");
        assertThat(romeo.read().attribute("id")).contains("m2");
    }

    @Test
    public void toABareAddressGoToTheHighestPriority() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        ScriptedClient low = prior("balcony", 1);
        ScriptedClient high = prior("chamber", 5);
        ScriptedClient never = prior("crypt", -1);
        romeo.send("<message to='juliet@localhost' type='chat' id='m1'><body>x</body></message>");
        romeo.sync();
        assertThat(ids(high.sync())).containsExactly("m1");
        assertThat(ids(low.sync())).doesNotContain("m1");
        assertThat(ids(never.sync())).doesNotContain("m1");
    }

    private ScriptedClient prior(String resource, int priority) {
        ScriptedClient juliet = stage.login("juliet", resource);
        juliet.send("<presence><priority>" + priority + "</priority></presence>");
        juliet.sync();
        return juliet;
    }

    @Test
    public void headlinesGoToAllThatWantMessages() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        ScriptedClient low = prior("balcony", 1);
        ScriptedClient high = prior("chamber", 5);
        ScriptedClient never = prior("crypt", -1);
        romeo.send("<message to='juliet@localhost' type='headline' id='h1'><body>x</body></message>");
        romeo.sync();
        assertThat(ids(low.sync())).contains("h1");
        assertThat(ids(high.sync())).contains("h1");
        assertThat(ids(never.sync())).doesNotContain("h1");
    }

    private static List<String> ids(List<Element> stanzas) {
        return stanzas.stream()
                .map(stanza -> stanza.attribute("id").orElse(""))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    @Test
    public void forNobodyWhoIsThereComeBack() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        for (String to : List.of("juliet@localhost", "paris@localhost", "juliet@localhost/balcony", "localhost")) {
            Element error = romeo.ask("<message to='" + to + "' type='chat' id='m1'><body>x</body></message>");
            assertThat(error.toString()).as(to).contains("service-unavailable");
            assertThat(error.attribute("from")).contains(to);
            assertThat(error.attribute("to")).contains("romeo@localhost/orchard");
            assertThat(error.attribute("id")).contains("m1");
        }
    }

    @Test
    public void toOtherServersComeBack() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        Element error = romeo.ask("<message to='paris@verona.lit'><body>x</body></message>");
        assertThat(error.toString()).contains("remote-server-not-found");
    }

    @Test
    public void chatForAResourceThatHasGoneGoesToAnother() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        ScriptedClient juliet = prior("balcony", 0);
        romeo.send("<message to='juliet@localhost/crypt' type='chat' id='m1'><body>x</body></message>");
        romeo.sync();
        assertThat(ids(juliet.sync())).containsExactly("m1");
        Element error = romeo.ask("<message to='juliet@localhost/crypt' id='m2'><body>x</body></message>");
        assertThat(error.toString()).contains("service-unavailable");
    }

    @Test
    public void errorsAreNeverAnswered() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        romeo.send("<message to='juliet@localhost' type='error' id='m1'/>");
        romeo.send("<message to='@' type='error' id='m2'/>");
        assertThat(romeo.sync()).isEmpty();
    }

    @Test
    public void withoutAddressGoToTheOwnAccount() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        ScriptedClient other = stage.available("romeo", "street");
        romeo.send("<message id='m1'><body>note</body></message>");
        romeo.sync();
        assertThat(ids(other.sync())).containsExactly("m1");
    }

    @Test
    public void toAMalformedAddressComeBack() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        Element error = romeo.ask("<message to='@localhost' id='m1'><body>x</body></message>");
        assertThat(error.toString()).contains("jid-malformed");
        assertThat(error.attribute("from")).isEmpty();
        assertThat(error.attribute("id")).contains("m1");
    }

    @Test
    public void fromAnotherEndTheStream() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        ScriptedClient juliet = stage.login("juliet", "balcony");
        romeo.send("<message from='nurse@localhost' to='juliet@localhost/balcony'><body>x</body></message>");
        assertThat(romeo.error()).isEqualTo(Condition.INVALID_FROM);
        assertThat(juliet.sync()).isEmpty();
    }

    @Test
    public void fromTheOwnBareAddressAreMadeFull() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        ScriptedClient juliet = stage.login("juliet", "balcony");
        romeo.send("<message from='romeo@localhost' to='juliet@localhost/balcony'><body>x</body></message>");
        assertThat(juliet.read().attribute("from")).contains("romeo@localhost/orchard");
    }

    @Test
    public void whatIsNoStanzaEndsTheStream() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        romeo.send("<letter to='juliet@localhost'/>");
        assertThat(romeo.error()).isEqualTo(Condition.UNSUPPORTED_STANZA_TYPE);
    }

    @Test
    public void keepTheirOrder() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        ScriptedClient juliet = stage.login("juliet", "balcony");
        StringBuilder burst = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            burst.append("<message to='juliet@localhost/balcony' id='")
                    .append(i)
                    .append("'/>");
        }
        romeo.send(burst.toString());
        for (int i = 0; i < 500; i++) {
            assertThat(juliet.read().attribute("id")).contains(Integer.toString(i));
        }
    }

    @Test
    public void fastSenderIsSlowedDownInsteadOfDroppingTheReceiver() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        ScriptedClient juliet = stage.login("juliet", "balcony");
        int count = 20_000;
        Threads.start("romeo", () -> {
            for (int i = 0; i < count; i++) {
                romeo.send("<message to='juliet@localhost/balcony' id='" + i + "'><body>x</body></message>");
            }
        });
        for (int i = 0; i < count; i++) {
            assertThat(juliet.read().attribute("id").orElseThrow()).isEqualTo(Integer.toString(i));
        }
    }
}
