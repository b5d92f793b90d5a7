/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.client.ClientConfig.Tls;
import org.osier.jid.Jid;
import org.osier.session.AuthenticationException;
import org.osier.session.ReconnectPolicy;

/** Which mechanism is chosen of those that a server offers, and what comes of each answer. */
public class SaslLoginTest {
    private static final String OPEN = """
            C <stream:stream [^>]*>
            S <stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1'>
            """;
    private static final String STARTTLS = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";
    private static final String TO_TLS = OPEN
            + "S <stream:features>" + STARTTLS + "</stream:features>\n"
            + "C <starttls [^>]*>\n"
            + "S <proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>\n"
            + "TLS\n"
            + OPEN;
    private static final String SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

    /** Takes whatever mechanism comes; {@code ${chosen}} is in the answer. */
    private static final String TELL_CHOICE = "C <auth [^>]*mechanism=.(?<chosen>[A-Z0-9-]+)['\"]\n" + "S <failure "
            + SASL + "><chosen-${chosen}/></failure>\n";

    @ClassRule
    public static final TestCa CA = new TestCa();

    private static SSLContext montague;

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private String heard = "";

    @BeforeClass
    public static void makeCertificate() throws IOException, GeneralSecurityException {
        montague = CA.server("-ext", "san=dns:montague.lit");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> login(Tls tls, String script) throws IOException {
        try (ScriptedServer server = new ScriptedServer(montague, (tls == Tls.NONE ? OPEN : TO_TLS) + script)) {
            ClientXmpp client = new ClientXmpp(ClientConfig.of(Jid.of("romeo@montague.lit"), "pencil"::toCharArray)
                    .host("127.0.0.1")
                    .port(server.port())
                    .trust(CA.pem())
                    .tls(tls)
                    .reconnect(ReconnectPolicy.NEVER)
                    .build());
            Throwable failure = catchThrowable(client::connect);
            client.close();
            heard = server.heard();
            assertThat(failure.getMessage())
                    .doesNotContain("pencil")
                    .hasSizeLessThan(1100)
                    .doesNotContainPattern("[\\p{Cntrl}\u0085\u2028\u202E]");
            return assertThat(failure).isInstanceOf(AuthenticationException.class);
        }
    }

    private static String offer(String... mechanisms) {
        return "S <stream:features><mechanisms " + SASL + ">"
                + Arrays.stream(mechanisms)
                        .map(m -> "<mechanism>" + m + "</mechanism>")
                        .collect(Collectors.joining())
                + "</mechanisms></stream:features>\n";
    }

    private void assertChosen(Tls tls, String expected, String... offered) throws IOException {
        login(tls, offer(offered) + TELL_CHOICE).hasMessageContaining(": chosen-" + expected);
    }

    @Test
    public void choosesTheStrongestMechanismInWhateverOrderTheyAreOffered() throws IOException {
        assertChosen(Tls.REQUIRED, "SCRAM-SHA-256", "PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS");
        assertChosen(Tls.REQUIRED, "SCRAM-SHA-256", "SCRAM-SHA-256", "PLAIN");
        assertChosen(Tls.REQUIRED, "SCRAM-SHA-1", "DIGEST-MD5", "PLAIN", "SCRAM-SHA-1");
        assertChosen(Tls.REQUIRED, "PLAIN", "X-TOKEN", "PLAIN", "ANONYMOUS");
        assertChosen(Tls.NONE, "SCRAM-SHA-1", "PLAIN", "SCRAM-SHA-1");
    }

    @Test
    public void neverSendsThePasswordWithoutTls() throws IOException {
        login(Tls.NONE, offer("PLAIN", "DIGEST-MD5"))
                .hasMessage("montague.lit wants the password itself (PLAIN), which only TLS may carry;"
                        + " switch TLS on for romeo@montague.lit");
        assertThat(heard).doesNotContain("auth", "cGVuY2ls");
    }

    @Test
    public void saysSoWhereTheServerWantsTls() throws IOException {
        login(Tls.NONE, "S <stream:features>" + STARTTLS + "</stream:features>\n")
                .hasMessage("montague.lit lets nobody in without TLS; switch TLS on for romeo@montague.lit");
    }

    @Test
    public void saysWhatIsOfferedWhereNothingIsKnown() throws IOException {
        login(Tls.REQUIRED, offer("ANONYMOUS", "EXTERNAL"))
                .hasMessage("montague.lit offers no way to log in that is known here; it offers [ANONYMOUS, EXTERNAL]");
        login(Tls.REQUIRED, "S <stream:features/>\n").hasMessageEndingWith("it offers []");
        login(Tls.REQUIRED, offer("evil&#10;2026 ERROR forged &#x202E;" + "x".repeat(2000)));
    }

    private static String plain(String answer) {
        return offer("PLAIN") + "C <auth [^>]*mechanism=.PLAIN.>AHJvbWVvAHBlbmNpbA==</auth>\n" + "S " + answer + "\n";
    }

    @Test
    public void explainsARefusal() throws IOException {
        login(Tls.REQUIRED, plain("<failure " + SASL + "><not-authorized/><text>go away</text></failure>"))
                .isInstanceOfSatisfying(
                        AuthenticationException.class,
                        e -> assertThat(e.mayPass()).isFalse())
                .hasMessage("montague.lit does not accept this user name and password for romeo@montague.lit"
                        + " (not-authorized) \"go away\"; check both");
        login(Tls.REQUIRED, plain("<failure " + SASL + "><text>why</text><account-disabled/></failure>"))
                .hasMessage("montague.lit did not let romeo@montague.lit in: account-disabled \"why\"");
        login(Tls.REQUIRED, plain("<failure " + SASL + "/>"))
                .hasMessage("montague.lit did not let romeo@montague.lit in: no reason given");
        login(
                Tls.REQUIRED,
                plain("<failure " + SASL + "><text>a&#13;&#10;forged&#9;line&#x85;&#x202E;x</text></failure>"));
    }

    @Test
    public void triesAgainOnlyAfterATemporaryRefusal() throws IOException {
        login(Tls.REQUIRED, plain("<failure " + SASL + "><temporary-auth-failure/></failure>"))
                .isInstanceOfSatisfying(
                        AuthenticationException.class,
                        e -> assertThat(e.mayPass()).isTrue());
    }

    @Test
    public void refusesSuccessThatProvesNothing() throws IOException {
        String scram = offer("SCRAM-SHA-256") + "C <auth [^>]*SCRAM-SHA-256.*</auth>\n";
        login(Tls.REQUIRED, scram + "S <success " + SASL + "/>\n").hasMessageContaining("the login was stopped");
        login(Tls.REQUIRED, scram + "S <success " + SASL + ">dj1BQUFB</success>\n")
                .hasMessageContaining("has not proven that it knows the password");
        login(Tls.REQUIRED, scram + "S <success " + SASL + ">!</success>\n").hasMessageContaining("is not Base64");
    }

    @Test
    public void refusesDishonestChallenges() throws IOException {
        String scram = offer("SCRAM-SHA-256") + "C <auth [^>]*SCRAM-SHA-256.*</auth>\n";
        login(Tls.REQUIRED, scram + "S <challenge " + SASL + ">cj14LHM9eCxpPTQwOTY=</challenge>\n")
                .hasMessageContaining("does not extend our nonce");
        assertThat(heard).doesNotContain("<response");
        login(Tls.REQUIRED, scram + "S <challenge " + SASL + "/>\n").hasMessageContaining("is not SCRAM");
        login(Tls.REQUIRED, scram + "S <challenge " + SASL + ">&lt;</challenge>\n")
                .hasMessageContaining("is not Base64");
        login(Tls.REQUIRED, plain("<challenge " + SASL + "/>")).hasMessageContaining("challenges PLAIN");
    }

    @Test
    public void refusesAnswersOfAnotherKind() throws IOException {
        login(Tls.REQUIRED, plain("<success xmlns='urn:example:evil'/>"))
                .hasMessage("the login was stopped, because the server sent <success/> in the middle of it;"
                        + " check that it is the right server");
        login(Tls.REQUIRED, plain("<iq type='result'><not-authorized/></iq>")).hasMessageContaining("sent <iq/>");
    }
}
