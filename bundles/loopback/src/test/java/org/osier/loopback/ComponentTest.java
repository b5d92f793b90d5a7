/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Rule;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stream.StreamError.Condition;
import org.osier.xml.Element;

/** Components (XEP-0114): who gets in, and what they may say. */
public class ComponentTest {
    @Rule
    public final Stage stage = new Stage();

    @Test
    public void takesTheRightHandshake() {
        ScriptedClient echo = stage.component();
        echo.handshake("echo.localhost", "s3cr3t");
        assertThat(echo.connection().peerHeader().attribute("from")).contains("echo.localhost");
        assertThat(echo.read()).isEqualTo(Element.of("jabber:client", "handshake"));
        assertThat(stage.server().sessions())
                .extracting(LoopbackSession::jid)
                .containsExactly(Jid.of("echo.localhost"));
    }

    @Test
    public void refusesAWrongSecret() {
        ScriptedClient echo = stage.component();
        echo.handshake("echo.localhost", "guess");
        assertThat(echo.error()).isEqualTo(Condition.NOT_AUTHORIZED);
        assertThat(stage.server().sessions()).isEmpty();
    }

    @Test
    public void refusesWhatIsNoHandshake() {
        ScriptedClient echo = stage.component();
        echo.send("<stream:stream xmlns='jabber:component:accept' to='echo.localhost'"
                + " xmlns:stream='http://etherx.jabber.org/streams'><message to='romeo@localhost'/>");
        echo.connection().readHeader();
        assertThat(echo.error()).isEqualTo(Condition.NOT_AUTHORIZED);
    }

    @Test
    public void refusesUnknownComponents() {
        ScriptedClient other = stage.component();
        other.handshake("other.localhost", "s3cr3t");
        assertThat(other.error()).isEqualTo(Condition.HOST_UNKNOWN);
    }

    @Test
    public void refusesASecondOneWithTheSameDomain() {
        ScriptedClient first = stage.echo();
        ScriptedClient second = stage.component();
        second.handshake("echo.localhost", "s3cr3t");
        assertThat(second.error()).isEqualTo(Condition.CONFLICT);
        first.send("<message from='echo.localhost' to='echo.localhost' id='m1'/>");
        assertThat(first.read().attribute("id")).contains("m1");
    }

    @Test
    public void mayComeBackAtOnceAfterItHasGone() {
        stage.echo().connection().abort();
        ScriptedClient again = stage.component();
        again.handshake("echo.localhost", "s3cr3t");
        assertThat(again.read().local()).isEqualTo("handshake");
        assertThat(stage.server().drop(Jid.of("echo.localhost"))).isTrue();
        assertThat(stage.server().sessions()).isEmpty();
        ScriptedClient onceMore = stage.component();
        onceMore.handshake("echo.localhost", "s3cr3t");
        assertThat(onceMore.read().local()).isEqualTo("handshake");
    }

    @Test
    public void talksWithUsersBothWays() {
        ScriptedClient echo = stage.echo();
        ScriptedClient romeo = stage.login("romeo", "orchard");
        romeo.send("<message to='bot@echo.localhost/x' type='chat' id='m1'><body>hi</body></message>");
        Element heard = echo.read();
        assertThat(heard.namespace()).isEqualTo("jabber:client");
        assertThat(heard.attribute("from")).contains("romeo@localhost/orchard");
        echo.send(
                "<message from='bot@echo.localhost/x' to='romeo@localhost/orchard' id='m2'><body>hi</body></message>");
        Element answer = romeo.read();
        assertThat(answer.attribute("from")).contains("bot@echo.localhost/x");
        assertThat(answer.child("jabber:client", "body")).isPresent();
    }

    @Test
    public void errorsForItGoToTheAddressThatAsked() {
        ScriptedClient echo = stage.echo();
        Element error = echo.ask("<iq type='get' id='v1' from='bot@echo.localhost' to='romeo@localhost/gone'>"
                + "<query xmlns='jabber:iq:version'/></iq>");
        assertThat(error.attribute("to")).contains("bot@echo.localhost");
        assertThat(error.toString()).contains("service-unavailable");
    }

    @Test
    public void mustNotSpeakForOthers() {
        ScriptedClient echo = stage.echo();
        echo.send("<message from='romeo@localhost' to='juliet@localhost'><body>x</body></message>");
        assertThat(echo.error()).isEqualTo(Condition.INVALID_FROM);
    }

    @Test
    public void mustSayFromWhom() {
        ScriptedClient echo = stage.echo();
        echo.send("<message to='juliet@localhost'><body>x</body></message>");
        assertThat(echo.error()).isEqualTo(Condition.INVALID_FROM);
    }

    @Test
    public void mustSayToWhom() {
        ScriptedClient echo = stage.echo();
        echo.send("<message from='echo.localhost'><body>x</body></message>");
        assertThat(echo.error()).isEqualTo(Condition.IMPROPER_ADDRESSING);
    }

    @Test
    public void speaksNoClientNamespace() {
        ScriptedClient echo = stage.component();
        echo.send("<stream:stream xmlns='jabber:client' to='echo.localhost'"
                + " xmlns:stream='http://etherx.jabber.org/streams'>");
        echo.connection().readHeader();
        assertThat(echo.error()).isEqualTo(Condition.INVALID_NAMESPACE);
    }
}
