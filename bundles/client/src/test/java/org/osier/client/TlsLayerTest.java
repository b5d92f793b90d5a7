/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.jid.Jid;
import org.osier.session.ReconnectPolicy;
import org.osier.stream.ConnectionException;

/** Which certificates are good for an account, and that nothing secret goes to a server that has another. */
public class TlsLayerTest {
    private static final String TO_TLS = """
            C <stream:stream [^>]*>
            S <stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1'>
            S <stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>
            C <starttls [^>]*>
            S <proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>
            """;

    /** What is only reached when the certificate is good. */
    private static final String GONE_TOO_FAR = """
            TLS
            C <stream:stream [^>]*>
            S <stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='2'>
            S <stream:error><reset xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>
            """;

    @ClassRule
    public static final TestCa CA = new TestCa();

    @Rule
    public final Timeout limit = Timeout.seconds(60);

    private AbstractThrowableAssert<?, ? extends Throwable> connect(
            String domain, Optional<Path> trust, SSLContext certificate, String script) throws IOException {
        try (ScriptedServer server = new ScriptedServer(certificate, script)) {
            ClientConfig.Builder config = ClientConfig.of(Jid.of("romeo@" + domain), "pencil"::toCharArray)
                    .host("127.0.0.1")
                    .port(server.port())
                    .reconnect(ReconnectPolicy.NEVER);
            trust.ifPresent(config::trust);
            ClientXmpp client = new ClientXmpp(config.build());
            Throwable failure = catchThrowable(client::connect);
            client.close();
            assertThat(server.heard()).doesNotContain("auth", "SASL", "AHJv");
            return assertThat(failure);
        }
    }

    private AbstractThrowableAssert<?, ? extends Throwable> connect(String domain, String... keytoolOptions)
            throws IOException, GeneralSecurityException {
        return connect(domain, Optional.of(CA.pem()), CA.server(keytoolOptions), TO_TLS + GONE_TOO_FAR);
    }

    private static void assertAccepted(AbstractThrowableAssert<?, ? extends Throwable> failure) {
        failure.hasMessage("stream error reset");
    }

    private static void assertRefused(AbstractThrowableAssert<?, ? extends Throwable> failure, String why) {
        failure.isInstanceOfSatisfying(
                        TlsException.class, e -> assertThat(e.mayPass()).isFalse())
                .hasMessageContaining(why);
    }

    /** Good for all these names, and for no others. */
    private static final String[] SEVERAL = {
        "-ext", "san=dns:capulet.lit,dns:MONTAGUE.lit,dns:*.verona.lit,dns:xn--bcher-kva.example,ip:127.0.0.1"
    };

    @Test
    public void acceptsCertificateForTheDomainOfTheAccount() throws Exception {
        for (String domain :
                new String[] {"montague.lit", "capulet.lit", "orchard.verona.lit", "b\u00FCcher.example", "127.0.0.1"
                }) {
            assertAccepted(connect(domain, SEVERAL));
        }
    }

    @Test
    public void refusesCertificateForAnotherName() throws Exception {
        for (String domain : new String[] {
            "mantua.lit", "x.montague.lit", "verona.lit", "a.b.verona.lit", "localhost", "127.0.0.2", "[::1]"
        }) {
            assertRefused(connect(domain, SEVERAL), "the server's certificate is not valid for " + domain + " (");
        }
    }

    /** RFC 6125, 6.4.4: not even where there is no other name that is a domain. */
    @Test
    public void refusesCertificateWithTheNameOnlyInItsCn() throws Exception {
        String why = "the server's certificate is not valid for montague.lit (";
        assertRefused(connect("montague.lit", "-dname", "CN=montague.lit"), why);
        assertRefused(
                connect(
                        "montague.lit",
                        "-dname",
                        "CN=montague.lit",
                        "-ext",
                        "san=ip:127.0.0.1,uri:xmpp://montague.lit,email:x@montague.lit"),
                why);
    }

    @Test
    public void refusesExpiredCertificate() throws Exception {
        assertRefused(
                connect("montague.lit", "-ext", "san=dns:montague.lit", "-startdate", "-10d", "-validity", "5"),
                "the server's certificate for montague.lit has expired (");
    }

    @Test
    public void refusesCertificateThatIsNotValidYet() throws Exception {
        assertRefused(
                connect("montague.lit", "-ext", "san=dns:montague.lit", "-startdate", "+1d"),
                "check the clock of this machine");
    }

    @Test
    public void refusesCertificateOfWhoIsNotTrusted() throws Exception {
        assertRefused(
                connect("montague.lit", Optional.empty(), CA.server(SEVERAL), TO_TLS + GONE_TOO_FAR),
                "is not trusted by what this platform trusts");
        String[] selfSigned = {"-ext", "san=dns:montague.lit", "-signer", ""};
        assertRefused(connect("montague.lit", selfSigned), "is not trusted by the certificates in " + CA.pem());
        String nobody = CA.issue(SEVERAL);
        assertRefused(
                connect("montague.lit", "-ext", "san=dns:montague.lit", "-signer", nobody),
                "is not trusted by the certificates in " + CA.pem());
    }

    @Test
    public void acceptsTls12() throws Exception {
        SSLContext certificate = CA.server(SEVERAL);
        assertAccepted(connect(
                "montague.lit",
                Optional.of(CA.pem()),
                certificate,
                TO_TLS + GONE_TOO_FAR.replace("TLS\n", "TLS 1.2\n")));
    }

    @Test
    public void triesAgainWhenTheConnectionBreaksDuringTheHandshake() throws Exception {
        connect("montague.lit", Optional.of(CA.pem()), CA.server(SEVERAL), TO_TLS + "END\n")
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.mayPass()).isTrue())
                .hasMessageContaining("lost during the TLS handshake");
    }

    @Test
    public void refusesWhatIsNoTls() throws Exception {
        SSLContext certificate = CA.server(SEVERAL);
        assertRefused(
                connect("montague.lit", Optional.of(CA.pem()), certificate, TO_TLS + "C .\nS <stream:features/>\n"),
                "the TLS handshake with montague.lit failed: ");
    }

    @Test
    public void explainsWhatIsWrongWithTheFileOfTrustedCertificates() throws Exception {
        assertTrustRefused(Path.of("no", "such.pem"), "cannot be read; check the path");
        assertTrustRefused(CA.file("empty.pem", ""), "contains none; it must be PEM");
        assertTrustRefused(CA.file("text.pem", "This is no certificate.\n"), "is not PEM");
        assertTrustRefused(
                CA.file("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), "is not PEM");
        assertTrustRefused(CA.pem().getParent(), "the file of trusted certificates ");
    }

    private static void assertTrustRefused(Path pem, String why) {
        ClientXmpp client = new ClientXmpp(
                ClientConfig.of("romeo@montague.lit", "x").trust(pem).build());
        assertThatThrownBy(client::connect)
                .isInstanceOfSatisfying(
                        TlsException.class, e -> assertThat(e.mayPass()).isFalse())
                .hasMessageContaining(pem.toString())
                .hasMessageContaining(why);
    }
}
