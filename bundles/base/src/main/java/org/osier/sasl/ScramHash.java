/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.sasl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The functions of SCRAM (RFC 5802, section 3; RFC 7677) over one hash. */
public enum ScramHash {
    /** SCRAM-SHA-1. */
    SHA_1("SHA-1", "SHA1", 160),
    /** SCRAM-SHA-256. */
    SHA_256("SHA-256", "SHA256", 256);

    private final String digest;
    private final String algorithm;
    private final int bits;

    ScramHash(String digest, String algorithm, int bits) {
        this.digest = digest;
        this.algorithm = algorithm;
        this.bits = bits;
    }

    /** The mechanism without channel binding, as in {@code SCRAM-SHA-256}. */
    public String mechanism() {
        return "SCRAM-" + digest;
    }

    /** SaltedPassword: the password, already prepared, stretched over so many iterations. */
    public byte[] saltedPassword(char[] password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, bits);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmac" + algorithm)
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        } finally {
            spec.clearPassword();
        }
    }

    /** ClientKey. */
    public byte[] clientKey(byte[] saltedPassword) {
        return hmac(saltedPassword, "Client Key");
    }

    /** StoredKey, of a client key. */
    public byte[] storedKey(byte[] clientKey) {
        try {
            return MessageDigest.getInstance(digest).digest(clientKey);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** ServerKey. */
    public byte[] serverKey(byte[] saltedPassword) {
        return hmac(saltedPassword, "Server Key");
    }

    /** ClientSignature with a stored key, or ServerSignature with a server key. */
    public byte[] signature(byte[] key, String authMessage) {
        return hmac(key, authMessage);
    }

    /** ClientProof; applied to a proof it gives the client key back. */
    public static byte[] xor(byte[] a, byte[] b) {
        byte[] result = new byte[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = (byte) (a[i] ^ b[i]);
        }
        return result;
    }

    private byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("Hmac" + algorithm);
            mac.init(new SecretKeySpec(key, "Hmac" + algorithm));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("this JVM lacks an algorithm that every JVM has", e);
    }
}
