/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LoopbackCertificateTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Stage stage = new Stage();

    private static X509Certificate parsed(String pem) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    public void isForTheDomainAndItsComponentsAndLoopback() throws CertificateException {
        X509Certificate certificate = parsed(Stage.CERTIFICATE.pem());
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(1).toString())
                .containsExactlyInAnyOrder("localhost", "*.localhost", "127.0.0.1");
        assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
    }

    @Test
    public void isShortLived() throws CertificateException {
        Instant end = parsed(Stage.CERTIFICATE.pem()).getNotAfter().toInstant();
        assertThat(Duration.between(Instant.now(), end)).isBetween(Duration.ofDays(1), Duration.ofDays(31));
    }

    @Test
    public void leavesNothingOnDisk() throws KeyStoreException {
        Path temporary = folder.getRoot().toPath();
        Keytool keytool = new Keytool(Path.of(System.getProperty("java.home")), temporary);
        assertThat(keytool.generate("localhost", "secretsecret").size()).isEqualTo(1);
        assertThat(temporary).isEmptyDirectory();
        assertThatThrownBy(() -> keytool.generate("not a domain", "secretsecret"))
                .isInstanceOf(LoopbackException.class);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    public void writesPemIntoNewFoldersAndOverOldFiles() throws IOException {
        Path pem = folder.getRoot().toPath().resolve("a/b/ca.pem");
        Stage.CERTIFICATE.writePem(pem);
        Files.writeString(pem, "old");
        Stage.CERTIFICATE.writePem(pem);
        assertThat(pem).hasContent(Stage.CERTIFICATE.pem());
        try (var files = Files.list(pem.getParent())) {
            assertThat(files).containsExactly(pem);
        }
    }

    @Test
    public void saysWhereItCannotWrite() throws IOException {
        Path file = folder.newFile("file").toPath();
        assertThatThrownBy(() -> Stage.CERTIFICATE.writePem(file.resolve("ca.pem")))
                .isInstanceOf(LoopbackException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    public void clientsThatTrustAnotherOneDoNotConnect() {
        LoopbackCertificate another = LoopbackCertificate.create("localhost");
        assertThatThrownBy(() -> stage.client().secure("TLSv1.3", another))
                .hasRootCauseInstanceOf(GeneralSecurityException.class);
    }

    @Test
    public void saysThatKeytoolIsMissing() {
        Path nowhere = folder.getRoot().toPath();
        assertThatThrownBy(() -> new Keytool(nowhere, nowhere).generate("localhost", "secretsecret"))
                .isInstanceOf(LoopbackException.class)
                .hasMessageContaining(nowhere.resolve("bin") + "")
                .hasMessageContaining("is missing; run on a complete Java 17 or newer");
    }

    @Test
    public void saysWhatKeytoolComplainsAbout() {
        assertThatThrownBy(() -> LoopbackCertificate.create("not a domain"))
                .isInstanceOf(LoopbackException.class)
                .hasMessageStartingWith("no certificate can be made for not a domain: ")
                .hasMessageContaining("DNS");
    }
}
