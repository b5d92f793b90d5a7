/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.Test;
import org.osier.client.TlsException;
import org.osier.session.AuthenticationException;
import org.osier.session.NoReplyException;
import org.osier.stream.ConnectionException;
import org.osier.stream.StreamError;
import org.osier.stream.StreamError.Condition;
import org.osier.stream.StreamErrorException;

public final class HintsTest {
    private final Hints hints = new Hints(List.of("jid", "password.file"), List.of("host", "port"));

    @Test
    public void wrongPasswordPointsToTheCredentials() {
        assertThat(hints.after(new AuthenticationException("no"))).containsExactly("jid", "password.file");
    }

    @Test
    public void unknownHostPointsToTheHost() {
        assertThat(hints.after(new ConnectionException("no", new UnknownHostException())))
                .containsExactly("host");
    }

    @Test
    public void refusedOrSilentPortPointsToHostAndPort() {
        assertThat(hints.after(new ConnectionException("no", new ConnectException())))
                .containsExactly("host", "port");
        assertThat(hints.after(new ConnectionException("no", new SocketTimeoutException())))
                .containsExactly("host", "port");
    }

    @Test
    public void peerThatIsNoServerPointsToTheAddress() {
        assertThat(hints.after(new ConnectionException("no", null))).containsExactly("host", "port");
    }

    @Test
    public void brokenConnectionPointsNowhere() {
        assertThat(hints.after(new ConnectionException("lost", new SocketException("reset"))))
                .isEmpty();
    }

    @Test
    public void untrustedCertificatePointsToTheTrustedOnes() {
        assertThat(hints.after(tls(new CertPathBuilderException()))).containsExactly("ca");
    }

    @Test
    public void unreadableTrustPointsToItsFile() {
        assertThat(hints.after(new TlsException("no", new NoSuchFileException("ca.pem"))))
                .containsExactly("ca");
        assertThat(hints.after(new TlsException("no", new CertificateException())))
                .containsExactly("ca");
    }

    @Test
    public void certificateOfAnotherNamePointsToTheNames() {
        assertThat(hints.after(tls(new CertificateException("No name matching"))))
                .containsExactly("jid", "host");
    }

    @Test
    public void expiredCertificatePointsNowhere() {
        assertThat(hints.after(tls(new CertificateExpiredException()))).isEmpty();
    }

    @Test
    public void missingTlsPointsToPortAndPolicy() {
        assertThat(hints.after(new TlsException("no STARTTLS"))).containsExactly("port", "tls");
        assertThat(hints.after(new TlsException("no", new SSLHandshakeException("protocol"))))
                .containsExactly("port", "tls");
    }

    @Test
    public void streamErrorsPointToWhatTheyAreAbout() {
        assertThat(hints.after(stream(Condition.NOT_AUTHORIZED))).containsExactly("jid", "password.file");
        assertThat(hints.after(stream(Condition.HOST_UNKNOWN))).containsExactly("jid", "host", "port");
        assertThat(hints.after(stream(Condition.CONFLICT))).containsExactly("jid");
        assertThat(hints.after(stream(Condition.INVALID_NAMESPACE))).containsExactly("port");
        assertThat(hints.after(stream(Condition.SYSTEM_SHUTDOWN))).isEmpty();
    }

    @Test
    public void otherFailuresPointNowhere() {
        assertThat(hints.after(new NoReplyException("no"))).isEmpty();
    }

    /** As TLS reports what it finds in a certificate. */
    private static TlsException tls(Exception cause) {
        IOException handshake = new SSLHandshakeException("handshake");
        handshake.initCause(cause);
        return new TlsException("no", handshake);
    }

    private static StreamErrorException stream(Condition condition) {
        return new StreamErrorException(new StreamError(condition, Optional.empty()));
    }
}
