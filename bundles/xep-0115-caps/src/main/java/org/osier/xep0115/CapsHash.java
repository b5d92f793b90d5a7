/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * A hash of what an entity is and can do (XEP-0115, 5.1).
 *
 * @param function the hash function, by its name in the registry of hash functions
 * @param value the hash in Base64
 */
record CapsHash(String function, String value) {
    /** The one that all implement (XEP-0115, 9.1). */
    static final String SHA_1 = "sha-1";

    /** Those that no collision is known of, and SHA-1, against which collisions do not help (XEP-0115, 9.2). */
    private static final Map<String, String> ALGORITHMS = Map.of(
            SHA_1, "SHA-1", "sha-224", "SHA-224", "sha-256", "SHA-256", "sha-384", "SHA-384", "sha-512", "SHA-512");

    /** Hashes a verification string. */
    static CapsHash of(String function, VerificationString string) {
        try {
            MessageDigest digest = MessageDigest.getInstance(ALGORITHMS.get(function));
            byte[] hash = digest.digest(string.text().getBytes(StandardCharsets.UTF_8));
            return new CapsHash(function, Base64.getEncoder().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM lacks the hash function " + function, e);
        }
    }

    /** Whether it can be checked. */
    boolean isKnown() {
        return ALGORITHMS.containsKey(function);
    }

    /** Whether this is the hash of the string; the function must be known. */
    boolean isOf(VerificationString string) {
        return equals(of(function, string));
    }
}
