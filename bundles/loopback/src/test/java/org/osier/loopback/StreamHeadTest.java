/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.Rule;
import org.junit.Test;
import org.osier.xml.Element;

/** What a client sees that opens its stream, rightly or wrongly. */
public class StreamHeadTest {
    private static final String STREAMS = "xmlns:stream='http://etherx.jabber.org/streams'";

    @Rule
    public final Stage stage = new Stage();

    @Test
    public void answersWithItsAddressAndAnIdNobodyCanGuess() {
        ScriptedClient one = stage.client();
        one.open();
        ScriptedClient other = stage.client();
        other.open();
        assertThat(one.connection().peerHeader().attribute("from")).contains("localhost");
        assertThat(one.connection().peerHeader().attribute("version")).contains("1.0");
        assertThat(one.connection().peerHeader().attribute("id").orElseThrow())
                .hasSize(32)
                .isNotEqualTo(other.connection().peerHeader().attribute("id").orElseThrow());
    }

    @Test
    public void offersOnlyStartTlsFirst() {
        Element features = stage.client().open();
        assertThat(features.children()).hasSize(1);
        assertThat(features.child(ScriptedClient.TLS, "starttls")
                        .flatMap(tls -> tls.child(ScriptedClient.TLS, "required")))
                .isPresent();
    }

    @Test
    public void refusesAnotherHost() throws IOException {
        assertThat(answerTo("<stream:stream xmlns='jabber:client' " + STREAMS + " to='verona.lit' version='1.0'>"))
                .contains("<host-unknown ");
    }

    @Test
    public void refusesAMissingHost() throws IOException {
        assertThat(answerTo("<stream:stream xmlns='jabber:client' " + STREAMS + " version='1.0'>"))
                .contains("<host-unknown ");
    }

    @Test
    public void refusesStreamsWithoutVersion() throws IOException {
        assertThat(answerTo("<stream:stream xmlns='jabber:client' " + STREAMS + " to='localhost'>"))
                .contains("<unsupported-version ");
    }

    @Test
    public void refusesAnotherContentNamespace() throws IOException {
        assertThat(answerTo("<stream:stream xmlns='jabber:server' " + STREAMS + " to='localhost' version='1.0'>"))
                .contains("<invalid-namespace ");
    }

    @Test
    public void refusesAnotherStreamNamespace() throws IOException {
        assertThat(answerTo("<s:stream xmlns='jabber:client' xmlns:s='urn:x' to='localhost' version='1.0'>"))
                .contains("<invalid-namespace ");
    }

    @Test
    public void refusesWhatIsNoXml() throws IOException {
        assertThat(answerTo("GET / HTTP/1.1\r\n\r\n>")).contains("<not-well-formed ");
    }

    @Test
    public void refusesADtd() throws IOException {
        assertThat(answerTo("<!DOCTYPE x [<!ENTITY y 'z'>]><x>")).contains("<restricted-xml ");
    }

    /** Everything that the server says to this until it closes: always a whole stream (RFC 6120, 4.9.1.2). */
    private String answerTo(String opening) throws IOException {
        ScriptedClient client = stage.client();
        client.send(opening);
        String answer = new String(client.connection().transport().in().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer)
                .startsWith("<?xml version='1.0'?><stream:stream ")
                .endsWith("</stream:error></stream:stream>");
        return answer;
    }
}
