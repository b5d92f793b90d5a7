/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import com.ongres.saslprep.SASLprep;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.osier.sasl.ScramHash;
import org.osier.session.AuthenticationException;

/** SCRAM without channel binding (RFC 5802, RFC 7677): proves the password to the server, and the server to us. */
final class Scram implements Mechanism {
    /** RFC 7677, 4. */
    private static final int FEWEST_ITERATIONS = 4096;
    /** More would let a server keep us busy for seconds. */
    private static final int MOST_ITERATIONS = 1_000_000;

    private static final int NONCE_BYTES = 24;
    /** No channel binding: neither here nor, as far as we know, there. */
    private static final String GS2_HEADER = "n,,";

    private final ScramHash hash;
    private final char[] password;
    private final String clientNonce;
    private final String clientFirstBare;
    private byte[] serverSignature = {};

    Scram(ScramHash hash, String user, char[] password) {
        this(hash, user, password, newNonce());
    }

    /** With the nonce of a published example. */
    Scram(ScramHash hash, String user, char[] password, String clientNonce) {
        this.hash = hash;
        this.password = password;
        this.clientNonce = clientNonce;
        this.clientFirstBare = "n=" + user.replace("=", "=3D").replace(",", "=2C") + ",r=" + clientNonce;
    }

    private static String newNonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String name() {
        return hash.mechanism();
    }

    @Override
    public boolean showsPassword() {
        return false;
    }

    @Override
    public byte[] initialResponse() {
        return (GS2_HEADER + clientFirstBare).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] respond(String serverFirst) {
        if (serverSignature.length > 0) {
            throw dishonest("sends a second challenge");
        }
        Map<Character, String> fields = fields(serverFirst);
        String nonce = fields.getOrDefault('r', "");
        if (!nonce.startsWith(clientNonce) || nonce.length() == clientNonce.length()) {
            throw dishonest("does not extend our nonce");
        }
        byte[] salted = prepared(salt -> hash.saltedPassword(salt, salt(fields), iterations(fields)));
        String clientFinal =
                "c=" + Base64.getEncoder().encodeToString(GS2_HEADER.getBytes(StandardCharsets.UTF_8)) + ",r=" + nonce;
        String authMessage = clientFirstBare + "," + serverFirst + "," + clientFinal;
        byte[] clientKey = hash.clientKey(salted);
        byte[] proof = ScramHash.xor(clientKey, hash.signature(hash.storedKey(clientKey), authMessage));
        serverSignature = hash.signature(hash.serverKey(salted), authMessage);
        return (clientFinal + ",p=" + Base64.getEncoder().encodeToString(proof)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void requireSuccess(String serverFinal) {
        byte[] proven = decoded(fields(serverFinal).getOrDefault('v', ""));
        if (serverSignature.length == 0 || !MessageDigest.isEqual(serverSignature, proven)) {
            throw dishonest("has not proven that it knows the password");
        }
    }

    private byte[] prepared(Function<char[], byte[]> use) {
        char[] normal = normal();
        try {
            return use.apply(normal);
        } finally {
            Arrays.fill(normal, '\0');
        }
    }

    /** RFC 5802, 2.2: the password goes through SASLprep (RFC 4013). */
    private char[] normal() {
        try {
            return new SASLprep().prepareQuery(password);
        } catch (IllegalArgumentException e) {
            // Its own message could quote the password.
            throw new AuthenticationException(
                    "the password contains a character that no password may contain (RFC 4013); check it");
        }
    }

    private static int iterations(Map<Character, String> fields) {
        try {
            int iterations = Integer.parseInt(fields.getOrDefault('i', ""));
            if (iterations >= FEWEST_ITERATIONS && iterations <= MOST_ITERATIONS) {
                return iterations;
            }
        } catch (NumberFormatException e) {
            // Answered like any other number that is none of ours.
        }
        throw dishonest("wants an iteration count outside " + FEWEST_ITERATIONS + " to " + MOST_ITERATIONS);
    }

    private static byte[] salt(Map<Character, String> fields) {
        byte[] salt = decoded(fields.getOrDefault('s', ""));
        if (salt.length == 0) {
            throw dishonest("sends no salt");
        }
        return salt;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw dishonest("sends what is not Base64");
        }
    }

    private static Map<Character, String> fields(String message) {
        Map<Character, String> fields = new HashMap<>();
        for (String field : message.split(",", -1)) {
            // RFC 5802, 5.1: an extension that must be understood, and is not.
            if (field.startsWith("m=") || field.length() < 2 || field.charAt(1) != '=') {
                throw dishonest("sends a message that is not SCRAM");
            }
            fields.putIfAbsent(field.charAt(0), field.substring(2));
        }
        return fields;
    }

    private static AuthenticationException dishonest(String what) {
        return new AuthenticationException("the login was stopped, because the server " + what
                + "; it may not be the server that it claims to be");
    }
}
