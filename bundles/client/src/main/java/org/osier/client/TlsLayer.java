/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.osier.stream.ConnectionException;
import org.osier.stream.SocketTransport;
import org.osier.stream.Transport;
import org.osier.stream.XmppException;

/** Puts verified TLS on a connection: a trusted certificate for the domain of the account, TLS 1.2 or 1.3. */
final class TlsLayer {
    /** The type of an alternative name that is a domain (RFC 5280, 4.2.1.6). */
    private static final Integer DNS = 2;

    private final SSLContext context;
    private final String domain;
    private final Optional<Path> trust;

    private TlsLayer(SSLContext context, String domain, Optional<Path> trust) {
        this.context = context;
        this.domain = domain;
        this.trust = trust;
    }

    static TlsLayer of(ClientConfig config) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            // Null means the trust store of the platform.
            context.init(
                    null, config.trust().isPresent() ? trustIn(config.trust().get()) : null, null);
            return new TlsLayer(context, config.jid().domain(), config.trust());
        } catch (GeneralSecurityException e) {
            throw new TlsException("TLS cannot be set up in this JVM: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trustIn(Path pem) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new TlsException("the file of trusted certificates " + pem + " contains none; it must be PEM");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("trusted-" + number++, certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            return managers.getTrustManagers();
        } catch (IOException e) {
            throw new TlsException("the file of trusted certificates " + pem + " cannot be read; check the path", e);
        } catch (CertificateException e) {
            throw new TlsException("the file of trusted certificates " + pem + " is not PEM", e);
        }
    }

    /** Completes the handshake over a TCP connection. */
    Transport over(Transport transport) {
        Socket tcp = ((SocketTransport) transport).socket();
        try {
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(tcp, domain, tcp.getPort(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            // RFC 7590, 3.4: the certificate must be for the domain of the account, whatever host was connected to.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            serverName().ifPresent(name -> parameters.setServerNames(List.of(name)));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            requireAlternativeName(socket.getSession());
            return new SocketTransport(socket, tcp);
        } catch (IOException | CertificateException e) {
            transport.abort();
            throw explained(transport.peer(), e);
        }
    }

    /** RFC 6125, 6.4.4: the CN does not count, which the algorithm HTTPS falls back to where no name is a domain. */
    private void requireAlternativeName(SSLSession session) throws SSLException, CertificateException {
        X509Certificate certificate = (X509Certificate) session.getPeerCertificates()[0];
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        // For an address the algorithm knows no such fallback.
        if (!isAddress()
                && (names == null
                        || names.stream().noneMatch(name -> name.get(0).equals(DNS)))) {
            throw new CertificateException("No subject alternative DNS name present");
        }
    }

    private boolean isAddress() {
        return domain.startsWith("[") || domain.matches("\\d+(\\.\\d+){3}");
    }

    private Optional<SNIHostName> serverName() {
        try {
            return Optional.of(new SNIHostName(domain));
        } catch (IllegalArgumentException e) {
            // An address instead of a name: nothing to announce.
            return Optional.empty();
        }
    }

    private XmppException explained(String peer, Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = String.valueOf(root.getMessage());
        if (why.startsWith("No subject alternative") || why.startsWith("No name matching")) {
            return new TlsException(
                    "the server's certificate is not valid for " + domain + " (" + why
                            + "); check host and port, or have the certificate replaced on the server",
                    e);
        }
        if (root instanceof CertificateExpiredException) {
            return new TlsException(
                    "the server's certificate for " + domain + " has expired (" + why
                            + "); it must be renewed on the server",
                    e);
        }
        if (root instanceof CertificateNotYetValidException) {
            return new TlsException(
                    "the server's certificate for " + domain + " is not valid yet (" + why
                            + "); check the clock of this machine",
                    e);
        }
        if (root instanceof GeneralSecurityException) {
            String store = trust.map(pem -> "the certificates in " + pem).orElse("what this platform trusts");
            return new TlsException(
                    "the server's certificate for " + domain + " is not trusted by " + store + " (" + why
                            + "); if it is the right server, give the PEM file of its CA as trusted",
                    e);
        }
        if (root instanceof SSLException) {
            return new TlsException(
                    "the TLS handshake with " + domain + " failed: " + why
                            + "; check that host and port belong to an XMPP server with TLS 1.2 or newer",
                    e);
        }
        return new ConnectionException("connection to " + peer + " lost during the TLS handshake: " + why, e);
    }
}
