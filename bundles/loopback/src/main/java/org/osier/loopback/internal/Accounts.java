/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.osier.sasl.ScramHash;

/**
 * The users, and what is needed to check their passwords; the passwords themselves are not kept. Who is no user gets a
 * salt and a check all the same, of a password that nobody has, so that nobody learns from here who exists. Immutable.
 */
final class Accounts {
    static final int ITERATIONS = 4096;
    private static final int SALT_BYTES = 16;
    private static final int SECRET_BYTES = 32;

    private final byte[] secret = new byte[SECRET_BYTES];
    private final Map<String, Map<ScramHash, Verifier>> verifiers = new HashMap<>();

    /** What a server keeps of a password (RFC 5802, 3). Nobody changes the arrays. */
    static final class Verifier {
        final byte[] salt;
        final byte[] storedKey;
        final byte[] serverKey;

        Verifier(byte[] salt, byte[] storedKey, byte[] serverKey) {
            this.salt = salt;
            this.storedKey = storedKey;
            this.serverKey = serverKey;
        }
    }

    /** @param passwords by localpart */
    Accounts(Map<String, String> passwords) {
        new SecureRandom().nextBytes(secret);
        passwords.forEach((user, password) -> {
            Map<ScramHash, Verifier> all = new EnumMap<>(ScramHash.class);
            for (ScramHash hash : ScramHash.values()) {
                all.put(hash, verifier(hash, salt(hash, user), password));
            }
            verifiers.put(user, all);
        });
    }

    Set<String> names() {
        return verifiers.keySet();
    }

    /** What a user's proof is checked against; also for a name that is no user's. */
    Verifier verifier(ScramHash hash, String user) {
        Map<ScramHash, Verifier> known = verifiers.get(user);
        return known != null ? known.get(hash) : nobody(hash, user);
    }

    /** Whether this is the password of this user; takes the same time whether there is such a user or not. */
    boolean matches(String user, String password) {
        Verifier expected = verifier(ScramHash.SHA_256, user);
        Verifier given = verifier(ScramHash.SHA_256, expected.salt, password);
        return MessageDigest.isEqual(expected.storedKey, given.storedKey);
    }

    private static Verifier verifier(ScramHash hash, byte[] salt, String password) {
        // The part of SASLprep (RFC 4013) that matters for passwords that people choose: composed characters.
        char[] prepared = Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
        byte[] salted = hash.saltedPassword(prepared, salt, ITERATIONS);
        return new Verifier(salt, hash.storedKey(hash.clientKey(salted)), hash.serverKey(salted));
    }

    /** Of random keys: no password leads to them. The same for the same name, as a real user's would be. */
    private Verifier nobody(ScramHash hash, String user) {
        return new Verifier(
                salt(hash, user), hash.signature(secret, "stored " + user), hash.signature(secret, "server " + user));
    }

    private byte[] salt(ScramHash hash, String user) {
        return Arrays.copyOf(hash.signature(secret, "salt " + user), SALT_BYTES);
    }
}
