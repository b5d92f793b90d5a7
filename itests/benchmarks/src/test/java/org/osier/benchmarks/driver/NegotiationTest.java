/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class NegotiationTest {
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

    private String negotiate(String script) throws IOException {
        new Negotiation(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)), answers).run();
        return answers.toString(StandardCharsets.UTF_8);
    }

    @Test
    public void endsWithTheFirstPresence() throws IOException {
        assertThat(negotiate("<?xml version='1.0'?><stream:stream to='bench.localhost' xmlns='jabber:client'>"
                        + "<presence/>"))
                .contains("xmlns='jabber:client'", "<stream:features><mechanisms");
    }

    @Test
    public void leadsAClientThroughLoginBindingAndRoster() throws IOException {
        String header = "<stream:stream to='bench.localhost' xmlns='jabber:client'>";

        assertThat(negotiate(header + "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGE=</auth>"
                        + header + "<iq type='set' id='b1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>"
                        + "<iq id='r1' type='get'><query xmlns='jabber:iq:roster'/></iq>"
                        + "<presence><show>chat</show></presence>"))
                .containsSubsequence(
                        "<success",
                        "<stream:features><bind",
                        "<iq type='result' id='b1'><bind",
                        "<iq type='result' id='r1'><query xmlns='jabber:iq:roster'/></iq>");
    }

    @Test
    public void endsWithTheHandshakeOfAComponent() throws IOException {
        assertThat(negotiate("<stream:stream xmlns='jabber:component:accept'><handshake>00ff</handshake>"))
                .contains("xmlns='jabber:component:accept'")
                .doesNotContain("features")
                .endsWith("<handshake/>");
    }

    @Test
    public void saysWhereAContenderBrokeOff() {
        assertThatThrownBy(() -> negotiate("<stream:stream xmlns='jabber:client'><iq type='get'><half"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("<half");
    }
}
