/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.client.StreamFeature.Outcome;
import org.osier.jid.Jid;
import org.osier.session.ReconnectPolicy;
import org.osier.stream.Connection;
import org.osier.stream.ConnectionException;
import org.osier.stream.Registration;
import org.osier.xml.Element;
import org.osier.xml.QName;

/** Stream features of others, in their turns between STARTTLS, SASL and bind. */
public class StreamFeatureTest {
    private static final String NOTE = "<note xmlns='urn:example:note'/>";
    private static final String OPEN = """
            C <stream:stream [^>]*>
            S <stream:stream xmlns='jabber:client' id='s1' xmlns:stream='http://etherx.jabber.org/streams'>
            """;
    private static final String STARTTLS = OPEN
            + "S <stream:features>" + NOTE + "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>\n"
            + "C <starttls xmlns=.urn:ietf:params:xml:ns:xmpp-tls./>\n"
            + "S <proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>\n"
            + "TLS\n"
            + OPEN;
    private static final String MECHANISMS =
            "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>";
    private static final String AUTH = "C </auth>\nS <success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>\n" + OPEN;
    private static final String BIND = "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>";
    private static final String BOUND = """
            C <iq [^>]*id=.(?<id>[^'"]*).*</iq>
            S <iq type='result' id='${id}'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>\
            <jid>romeo@montague.lit/orchard</jid></bind></iq>
            """;
    private static final String ASKED = """
            C <note xmlns=.urn:example:note.>please</note>
            S <noted xmlns='urn:example:note'/>
            """;

    @ClassRule
    public static final TestCa CA = new TestCa();

    private static SSLContext montague;

    @Rule
    public final Timeout limit = Timeout.seconds(60);

    private final List<String> log = new CopyOnWriteArrayList<>();

    @BeforeClass
    public static void makeCertificate() throws IOException, GeneralSecurityException {
        montague = CA.server("-ext", "san=dns:montague.lit");
    }

    private record Note(int order, Function<Connection, Outcome> after) implements StreamFeature {
        @Override
        public QName name() {
            return new QName("urn:example:note", "note");
        }

        @Override
        public Outcome negotiate(Element offer, Connection connection) {
            connection.write(Element.of("urn:example:note", "note", "please"));
            assertThat(connection.readElement().local()).isEqualTo("noted");
            return after.apply(connection);
        }
    }

    private Note note(int order, Outcome outcome) {
        return new Note(order, connection -> {
            log.add("noted");
            return outcome;
        });
    }

    private ClientXmpp client(ScriptedServer server) {
        return new ClientXmpp(ClientConfig.of(Jid.of("romeo@montague.lit"), "pencil"::toCharArray)
                .host("127.0.0.1")
                .port(server.port())
                .trust(CA.pem())
                .initialPresence(false)
                .reconnect(ReconnectPolicy.NEVER)
                .build());
    }

    private String login(String script, StreamFeature feature) throws Exception {
        try (ScriptedServer server = new ScriptedServer(montague, STARTTLS + script);
                ClientXmpp client = client(server)) {
            client.add(feature);
            client.connect();
            server.awaitPlayed();
            return client.jid().toString();
        }
    }

    private static String features(String... offers) {
        return "S <stream:features>" + String.join("", offers) + "</stream:features>\n";
    }

    @Test
    public void isNegotiatedInItsTurnAndNeverBeforeTls() throws Exception {
        String inTheEnd = "romeo@montague.lit/orchard";
        assertThat(login(
                        features(MECHANISMS, NOTE) + ASKED + AUTH + features(BIND) + BOUND,
                        note(StreamFeature.SASL - 1, Outcome.GO_ON)))
                .isEqualTo(inTheEnd);
        assertThat(login(
                        features(MECHANISMS, NOTE) + AUTH + features(BIND, NOTE) + ASKED + BOUND,
                        note(StreamFeature.BIND - 1, Outcome.GO_ON)))
                .isEqualTo(inTheEnd);
        assertThat(login(
                        features(MECHANISMS, NOTE) + AUTH + features(BIND, NOTE) + BOUND + ASKED,
                        note(StreamFeature.BIND + 1, Outcome.GO_ON)))
                .isEqualTo(inTheEnd);
        assertThat(log).hasSize(3);
    }

    @Test
    public void mayHaveTheStreamRestarted() throws Exception {
        login(
                features(MECHANISMS) + AUTH + features(NOTE) + ASKED + OPEN + features(NOTE, BIND) + BOUND,
                note(StreamFeature.BIND - 1, Outcome.RESTART));
        assertThat(log).as("once on a connection").containsExactly("noted");
    }

    @Test
    public void mayMakeTheSessionItself() throws Exception {
        Jid jid = Jid.of("romeo@montague.lit/resumed");
        assertThat(login(
                        features(MECHANISMS) + AUTH + features(BIND, NOTE) + ASKED,
                        note(StreamFeature.BIND - 1, new Outcome.Bound(jid, false))))
                .isEqualTo(jid.toString());
    }

    @Test
    public void isLeftOutWhereItIsNotOfferedOrHasGone() throws Exception {
        login(features(MECHANISMS) + AUTH + features(BIND) + BOUND, note(0, Outcome.GO_ON));
        try (ScriptedServer server = new ScriptedServer(
                        montague, STARTTLS + features(MECHANISMS, NOTE) + AUTH + features(BIND) + BOUND);
                ClientXmpp client = client(server)) {
            Registration gone = client.add(note(0, Outcome.GO_ON));
            gone.close();
            client.connect();
            server.awaitPlayed();
        }
        assertThat(log).isEmpty();
    }

    @Test
    public void oneThatFailsIsNamed() throws Exception {
        assertThatThrownBy(() -> login(features(MECHANISMS, NOTE) + ASKED, new Note(0, connection -> {
                    throw new IllegalStateException("careless");
                })))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("the stream feature " + Note.class.getName() + " failed")
                .hasMessageContaining("careless");
    }
}
