/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.After;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.jid.Jid;
import org.osier.session.AuthenticationException;
import org.osier.session.ReconnectPolicy;
import org.osier.session.Session.State;
import org.osier.stream.ConnectionException;
import org.osier.stream.StreamErrorException;

/** Logins against servers that do as a script says: right ones, broken ones and hostile ones. */
public class NegotiationTest {
    private static final String HEADER = "S <?xml version='1.0'?><stream:stream xmlns='jabber:client' id='s1'"
            + " xmlns:stream='http://etherx.jabber.org/streams' from='montague.lit' version='1.0'>\n";

    private static final String OPEN = "C <stream:stream [^>]*to=.montague.lit.[^>]*>\n" + HEADER;

    private static final String TO_TLS = OPEN
            + "S <stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>\n"
            + "C <starttls xmlns=.urn:ietf:params:xml:ns:xmpp-tls./>\n"
            + "S <proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>\n"
            + "TLS\n"
            + OPEN;

    private static final String TO_SUCCESS = TO_TLS
            + "S <stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
            + "<mechanism>PLAIN</mechanism></mechanisms></stream:features>\n"
            + "C <auth [^>]*mechanism=.PLAIN.[^>]*>AHJvbWVvAHBlbmNpbA==</auth>\n"
            + "S <success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>\n"
            + OPEN;

    private static final String TO_BIND = TO_SUCCESS
            + "S <stream:features><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></stream:features>\n"
            + "C <iq [^>]*id=.(?<id>[^'\"]*).*<bind xmlns=.urn:ietf:params:xml:ns:xmpp-bind.>"
            + "<resource>balcony</resource></bind></iq>\n";

    private static final String BOUND = "S <iq type='result' id='${id}'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
            + "<jid>romeo@montague.lit/orchard</jid></bind></iq>\n";

    @ClassRule
    public static final TestCa CA = new TestCa();

    private static SSLContext montague;

    @Rule
    public final Timeout limit = Timeout.seconds(60);

    private final AtomicInteger dispatched = new AtomicInteger();
    private ScriptedServer server;
    private ClientXmpp client;
    private String heard = "";

    @After
    public void close() throws IOException {
        server.close();
        client.close();
    }

    @BeforeClass
    public static void makeCertificate() throws IOException, GeneralSecurityException {
        montague = CA.server("-ext", "san=dns:montague.lit");
    }

    private void play(String script) throws IOException {
        if (server != null) {
            close();
        }
        server = new ScriptedServer(montague, script);
        client = new ClientXmpp(romeo("pencil"::toCharArray).build());
    }

    private ClientConfig.Builder romeo(Supplier<char[]> password) {
        return ClientConfig.of(Jid.of("romeo@montague.lit/balcony"), password)
                .host("127.0.0.1")
                .port(server.port())
                .trust(CA.pem())
                .reconnect(ReconnectPolicy.NEVER);
    }

    /** Lets romeo log in to a server that does as the script says; returns how that failed. */
    private AbstractThrowableAssert<?, ? extends Throwable> login(String script) throws IOException {
        play(script);
        client.onMessage((message, session) -> dispatched.incrementAndGet());
        client.onPresence((presence, session) -> dispatched.incrementAndGet());
        Throwable failure = catchThrowable(client::connect);
        heard = server.heard();
        assertThat(client.state()).isEqualTo(State.OFFLINE);
        assertThat(dispatched).hasValue(0);
        assertThat(failure.getMessage()).doesNotContain("pencil", "\n");
        return assertThat(failure);
    }

    @Test
    public void logsIn() throws Exception {
        play(TO_BIND + BOUND + "C <presence/>\n");
        client.connect();
        server.awaitPlayed();
        assertThat(client.jid()).as("the server decides").hasToString("romeo@montague.lit/orchard");
        assertThat(client.streamId()).hasValue("s1");
        assertThat(client.login()).hasValue(new Login("PLAIN", Optional.of("TLSv1.3")));
    }

    /** RFC 7590, 3.1: an offer that somebody has stripped must not bring the password out. */
    @Test
    public void sendsNothingWhereStartTlsIsNotOffered() throws IOException {
        String[] offers = {
            "<stream:features/>",
            "<stream:features><starttls xmlns='urn:example:evil'/></stream:features>",
            "<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism>"
                    + "<mechanism>SCRAM-SHA-256</mechanism></mechanisms></stream:features>",
            "<stream:features><x><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></x></stream:features>",
        };
        for (String offer : offers) {
            login(OPEN + "S " + offer + "\n")
                    .isInstanceOfSatisfying(
                            TlsException.class, e -> assertThat(e.mayPass()).isFalse())
                    .hasMessageMatching("127\\.0\\.0\\.1:\\d+ does not offer STARTTLS, so nothing was sent; .*");
            assertNothingSecretHeard();
        }
    }

    private void assertNothingSecretHeard() {
        assertThat(heard).contains("<stream:stream").doesNotContain("auth", "AHJv", "romeo", "<iq");
    }

    @Test
    public void sendsNothingWhereStartTlsFails() throws IOException {
        String offer = OPEN
                + "S <stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>\n"
                + "C <starttls xmlns=.urn:ietf:params:xml:ns:xmpp-tls./>\n";
        for (String answer : new String[] {
            "<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>",
            "<proceed xmlns='urn:example:evil'/>",
            "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
            "<message><body>hello</body></message>",
        }) {
            login(offer + "S " + answer + "\n")
                    .isInstanceOf(TlsException.class)
                    .hasMessage("montague.lit offers STARTTLS but failed to start it; see the server's log");
            assertNothingSecretHeard();
        }
        login(offer + "END\n").isInstanceOf(ConnectionException.class);
        assertNothingSecretHeard();
    }

    /** RFC 6120, 5.4.3.3: what comes after proceed in the clear could be anybody's. */
    @Test
    public void abortsOnPlaintextAfterProceedHoweverItIsSplit() throws IOException {
        String proceed = "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";
        String injected = "<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
                + "<mechanism>PLAIN</mechanism></mechanisms></stream:features>";
        String offer = OPEN
                + "S <stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>\n"
                + "C <starttls xmlns=.urn:ietf:params:xml:ns:xmpp-tls./>\n";
        String both = proceed + injected;
        // The server goes on as if nothing had happened, so whoever overlooks the bytes would get in.
        String rest = TO_BIND.substring(TO_BIND.indexOf("TLS\nC")) + BOUND;
        for (int split = 0; split <= both.length(); split++) {
            login(offer + line(both.substring(0, split)) + line(both.substring(split)) + rest)
                    .as("split at %d", split)
                    .isInstanceOfAny(StreamErrorException.class, TlsException.class);
            assertNothingSecretHeard();
        }
    }

    private static String line(String text) {
        // A line of the script is stripped, and none of our splits is at a space that counts.
        return text.isEmpty() ? "" : "S " + text + "\n";
    }

    @Test
    public void explainsStreamErrors() throws IOException {
        String error = "S <stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>\n";
        for (String upTo : new String[] {OPEN, TO_TLS, TO_SUCCESS, TO_BIND}) {
            login(upTo + error)
                    .isInstanceOfSatisfying(
                            StreamErrorException.class,
                            e -> assertThat(e.mayPass()).isFalse())
                    .hasMessage("stream error host-unknown; the server does not serve this domain;"
                            + " check it, host and port");
        }
    }

    @Test
    public void endsWhenTheServerEnds() throws IOException {
        for (String upTo : new String[] {OPEN, TO_TLS, TO_SUCCESS, TO_BIND}) {
            login(upTo + "S </stream:stream>\n")
                    .isInstanceOfSatisfying(
                            ConnectionException.class,
                            e -> assertThat(e.mayPass()).isTrue())
                    .hasMessageContaining("ended the stream in the middle of the negotiation");
            login(upTo + "END\n").isInstanceOf(ConnectionException.class);
        }
    }

    /** A login is answered, not talked over: a stanza in place of each answer ends it, and no handler sees it. */
    @Test
    public void neverDispatchesStanzasThatComeBeforeTheSession() throws IOException {
        String message = "S <message from='montague.lit'><body>forged</body></message>\n";
        for (String upTo : new String[] {OPEN, TO_TLS, TO_SUCCESS, TO_BIND}) {
            login(upTo + message).isInstanceOf(ConnectionException.class).hasMessageContaining("sent <message/>");
        }
        String auth = TO_TLS
                + "S <stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
                + "<mechanism>PLAIN</mechanism></mechanisms></stream:features>\n"
                + "C </auth>\n";
        login(auth + message)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("the server sent <message/> in the middle of it");
    }

    @Test
    public void refusesWrongAnswersToBind() throws IOException {
        String[][] answers = {
            {
                "<iq type='result' id='wrong'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
                        + "<jid>romeo@montague.lit/x</jid></bind></iq>",
                "the answer to bind should have come"
            },
            {"<iq type='result'/>", "the answer to bind should have come"},
            {"<iq id='${id}'/>", "an iq needs the type"},
            {"<iq type='result' id='${id}' from='@'/>", "is not a JID"},
            {"<iq type='result' id='${id}'/>", "the address that was bound should have come"},
            {bind("<jid/>"), "is not a JID"},
            {bind("<jid>romeo@@montague.lit/x</jid>"), "is not a JID"},
            {bind("<jid>romeo@montague.lit</jid>"), "has no resource"},
            {bind("<x/>"), "the address that was bound should have come"},
            {
                "<iq type='error' id='${id}'><error type='wait'>"
                        + "<resource-constraint xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>",
                "montague.lit did not bind a resource: resource-constraint"
            },
            {"<iq type='error' id='${id}'/>", "montague.lit did not bind a resource: undefined-condition"},
        };
        for (String[] row : answers) {
            login(TO_BIND + "S " + row[0] + "\n")
                    .as(row[0])
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining(row[1]);
        }
    }

    private static String bind(String content) {
        return "<iq type='result' id='${id}'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>" + content
                + "</bind></iq>";
    }

    @Test
    public void refusesServerThatDoesNotBind() throws IOException {
        login(TO_SUCCESS + "S <stream:features/>\n")
                .isInstanceOf(ConnectionException.class)
                .hasMessage("montague.lit sent <features/> [] where an offer to bind a resource should have come");
    }

    @Test
    public void explainsWhatIsNoXmpp() throws IOException {
        String http = "S HTTP/1.1 400 Bad Request\nS <html><body>Bad Request</body></html>\n";
        login(http)
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.mayPass()).isTrue())
                .hasMessageMatching("127\\.0\\.0\\.1:\\d+ does not speak XMPP; check host and port");
        login("S HTTP/1.1 400 Bad Request\nEND\n")
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("check");
        login("END\n")
                .isInstanceOf(ConnectionException.class)
                .hasMessageEndingWith("; check that it is an XMPP server");
        login("S SSH-2.0-OpenSSH_9.2\nEND\n").isInstanceOf(ConnectionException.class);
        login("S \u0015\u0003\u0001\u0000\u0002\u0002>\n")
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("does not speak XMPP");
    }

    @Test
    public void refusesForbiddenXml() throws IOException {
        login("S <!DOCTYPE x [<!ENTITY y 'z'>]>\n" + HEADER)
                .isInstanceOf(StreamErrorException.class)
                .hasMessageStartingWith("stream error restricted-xml");
        login(OPEN + "S <!-- comment --><stream:features/>\n")
                .isInstanceOf(StreamErrorException.class)
                .hasMessageStartingWith("stream error restricted-xml");
        login(OPEN + "S <stream:features>" + "<x/>".repeat(5000) + "</stream:features>\n")
                .isInstanceOf(StreamErrorException.class)
                .hasMessageStartingWith("stream error policy-violation");
    }

    @Test
    public void wipesThePasswordHoweverItEnds() throws Exception {
        String[] scripts = {
            TO_BIND + BOUND,
            TO_SUCCESS + "END\n",
            TO_TLS
                    + "S <stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
                    + "<mechanism>PLAIN</mechanism></mechanisms></stream:features>\nC </auth>\n"
                    + "S <failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>\n",
            TO_TLS + "S <stream:features/>\n"
        };
        for (String script : scripts) {
            char[] password = "pencil".toCharArray();
            play(script);
            client = new ClientXmpp(romeo(() -> password).build());
            Throwable failure = catchThrowable(client::connect);
            assertThat(failure == null).as("%s", failure).isEqualTo(script.endsWith(BOUND));
            assertThat(password).containsExactly(new char[6]);
        }
    }

    @Test
    public void asksForAMissingPassword() throws IOException {
        play(TO_TLS + "S <stream:features/>\n");
        client = new ClientXmpp(romeo(() -> null).build());
        assertThatThrownBy(client::connect)
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("no password is known for romeo@montague.lit; give one");
    }
}
