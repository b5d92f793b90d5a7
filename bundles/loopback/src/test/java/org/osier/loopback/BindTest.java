/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Rule;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stream.StreamError.Condition;
import org.osier.xml.Element;

/** Resources, and who holds them. */
public class BindTest {
    @Rule
    public final Stage stage = new Stage();

    private ScriptedClient authenticated(String user) {
        ScriptedClient client = stage.client();
        client.secure();
        client.plain(user, Stage.password(user));
        Element features = client.open();
        assertThat(features.child(ScriptedClient.BIND, "bind")).isPresent();
        return client;
    }

    private static String bound(Element answer) {
        return answer.child(ScriptedClient.BIND, "bind")
                .flatMap(bind -> bind.child(ScriptedClient.BIND, "jid"))
                .orElseThrow()
                .text();
    }

    @Test
    public void bindsTheRequestedResource() {
        ScriptedClient romeo = authenticated("romeo");
        Element answer = romeo.bind("orchard");
        assertThat(answer.attribute("type")).contains("result");
        assertThat(answer.attribute("id")).contains("b");
        assertThat(bound(answer)).isEqualTo("romeo@localhost/orchard");
    }

    @Test
    public void bindsARandomResource() {
        ScriptedClient romeo = authenticated("romeo");
        Element answer = romeo.ask("<iq type='set' id='b'><bind xmlns='" + ScriptedClient.BIND + "'/></iq>");
        assertThat(bound(answer)).matches("romeo@localhost/[0-9a-f]{32}");
    }

    @Test
    public void refusesAMalformedResourceAndTakesTheNext() {
        ScriptedClient romeo = authenticated("romeo");
        Element refusal = romeo.bind("x".repeat(1100));
        assertThat(refusal.toString()).contains("bad-request");
        assertThat(bound(romeo.bind("orchard"))).isEqualTo("romeo@localhost/orchard");
    }

    @Test
    public void takesNoStanzaBeforeBind() {
        ScriptedClient romeo = authenticated("romeo");
        romeo.send("<message to='juliet@localhost'><body>hi</body></message>");
        assertThat(romeo.error()).isEqualTo(Condition.NOT_AUTHORIZED);
    }

    @Test
    public void tellsOfTheSession() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        String streamId = romeo.connection().peerHeader().attribute("id").orElseThrow();
        Jid jid = Jid.of("romeo@localhost/orchard");
        assertThat(stage.server().sessions()).containsExactly(new LoopbackSession(jid, streamId, false));
        romeo.send("<presence/>");
        romeo.sync();
        assertThat(stage.server().sessions()).containsExactly(new LoopbackSession(jid, streamId, true));
    }

    @Test
    public void laterClientTakesTheResource() {
        ScriptedClient first = stage.login("romeo", "orchard");
        ScriptedClient second = stage.login("romeo", "orchard");
        assertThat(first.error()).isEqualTo(Condition.CONFLICT);
        assertThat(second.sync()).isEmpty();
        assertThat(stage.server().sessions()).hasSize(1);
    }

    @Test
    public void anotherResourceIsNoConflict() {
        ScriptedClient first = stage.login("romeo", "orchard");
        ScriptedClient second = stage.login("romeo", "balcony");
        assertThat(first.sync()).isEmpty();
        assertThat(second.sync()).isEmpty();
    }

    @Test
    public void answersTheOldSessionRequest() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        Element answer = romeo.ask("<iq type='set' id='s'><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>");
        assertThat(answer.attribute("type")).contains("result");
    }

    @Test
    public void stanzasThatComeRightBehindBindAreTaken() {
        ScriptedClient romeo = authenticated("romeo");
        romeo.send("<iq type='set' id='b'><bind xmlns='" + ScriptedClient.BIND + "'/></iq>"
                + "<iq type='get' id='p'><ping xmlns='urn:xmpp:ping'/></iq>");
        assertThat(romeo.read().attribute("id")).contains("b");
        assertThat(romeo.read().attribute("id")).contains("p");
    }
}
