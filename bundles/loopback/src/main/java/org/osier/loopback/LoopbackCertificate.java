/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate with its key, made for one domain and good for a few weeks. Making one starts a process and
 * takes about half a second, so tests share them. Immutable; the key is in memory only.
 */
public final class LoopbackCertificate {
    private static final int PASSWORD_BYTES = 24;

    private final Certificate certificate;
    private final SSLContext serverContext;
    private final SSLContext clientContext;

    private LoopbackCertificate(KeyStore keys, char[] password) throws GeneralSecurityException, IOException {
        this.certificate = keys.getCertificate(keys.aliases().nextElement());
        this.serverContext = serverContext(keys, password);
        this.clientContext = clientContext(certificate);
    }

    /**
     * Makes a certificate for a domain, its direct subdomains and 127.0.0.1, with the {@code keytool} of this JVM.
     *
     * @throws LoopbackException when there is none, or the domain cannot stand in a certificate
     */
    public static LoopbackCertificate create(String domain) {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        KeyStore keys = new Keytool(Path.of(System.getProperty("java.home")), temporary).generate(domain, password);
        try {
            return new LoopbackCertificate(keys, password.toCharArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new LoopbackException("this JVM cannot use the certificate that it made: " + e.getMessage(), e);
        }
    }

    private static SSLContext serverContext(KeyStore keys, char[] password) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static SSLContext clientContext(Certificate trusted) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("loopback", trusted);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** The certificate in PEM, for whoever is to trust it. */
    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /**
     * Writes the certificate in PEM to a file, whose folders are made where they are missing. Whoever reads the file
     * meanwhile sees all of the old one or all of the new one.
     *
     * @throws LoopbackException when it cannot be written
     */
    public void writePem(Path file) {
        Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Path fresh = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
            try {
                Files.writeString(fresh, pem(), StandardCharsets.US_ASCII);
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new LoopbackException("the certificate cannot be written to " + target + ": " + e, e);
        }
    }

    /** TLS as the server that has this certificate. */
    public SSLContext serverContext() {
        return serverContext;
    }

    /** TLS as a client that trusts this certificate and no other. */
    public SSLContext clientContext() {
        return clientContext;
    }
}
