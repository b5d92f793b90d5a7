/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.Test;

/** Both sides of the published exchanges; the client's part in bundle client has them message by message. */
public class ScramHashTest {
    private static final char[] PASSWORD = "pencil".toCharArray();

    /** RFC 5802, 5. */
    @Test
    public void computesTheExampleWithSha1() {
        assertExample(
                ScramHash.SHA_1,
                "QSXCR+Q6sek8bf92",
                "n=user,r=fyko+d2lbbFgONRv9qkxdawL,"
                        + "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096,"
                        + "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j",
                "v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
                "rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    }

    /** RFC 7677, 3. */
    @Test
    public void computesTheExampleWithSha256() {
        assertExample(
                ScramHash.SHA_256,
                "W22ZaJ0SNY7soEsUEjb6gQ==",
                "n=user,r=rOprNGfwEbeRWgbNEkqO,"
                        + "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
                        + "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
                "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    private static void assertExample(
            ScramHash hash, String salt, String authMessage, String proof, String serverSignature) {
        byte[] salted = hash.saltedPassword(PASSWORD, Base64.getDecoder().decode(salt), 4096);
        byte[] clientKey = hash.clientKey(salted);
        byte[] signature = hash.signature(hash.storedKey(clientKey), authMessage);
        assertThat(ScramHash.xor(clientKey, signature))
                .isEqualTo(Base64.getDecoder().decode(proof));
        assertThat(ScramHash.xor(Base64.getDecoder().decode(proof), signature)).isEqualTo(clientKey);
        assertThat(hash.signature(hash.serverKey(salted), authMessage))
                .isEqualTo(Base64.getDecoder().decode(serverSignature));
    }

    @Test
    public void namesItsMechanism() {
        assertThat(ScramHash.SHA_256.mechanism()).isEqualTo("SCRAM-SHA-256");
        assertThat(ScramHash.SHA_1.mechanism()).isEqualTo("SCRAM-SHA-1");
    }
}
