/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osier.loopback.internal.Accounts.Verifier;
import org.osier.sasl.ScramHash;

/**
 * SCRAM without channel binding (RFC 5802, RFC 7677): the client proves that it knows the password, and is shown that we
 * know it too.
 */
final class ScramExchange implements SaslExchange {
    /** RFC 5802, 7: a reserved extension ({@code m=}) or a binding ({@code p=}) in front is not understood here. */
    private static final Pattern CLIENT_FIRST = Pattern.compile(
            "(?<gs2>[ny],(?:a=(?<authzid>[^,]+))?,)(?<bare>n=(?<user>[^,]+),r=(?<nonce>[!-+\\--~]+)(?:,.*)?)");

    private static final Pattern CLIENT_FINAL =
            Pattern.compile("(?<unproven>c=(?<gs2>[^,]+),r=(?<nonce>[^,]+)(?:,.*)?),p=(?<proof>[^,]+)");

    private static final int NONCE_BYTES = 18;

    private final ScramHash hash;
    private final Accounts accounts;
    private final Names names;
    private String user = "";
    private Verifier verifier;
    private Matcher first;
    private String serverFirst = "";
    private String nonce = "";

    ScramExchange(ScramHash hash, Accounts accounts, Names names) {
        this.hash = hash;
        this.accounts = accounts;
        this.names = names;
    }

    @Override
    public Step next(String said) {
        return first == null ? challenge(said) : conclude(said);
    }

    private Step challenge(String said) {
        first = matched(CLIENT_FIRST, said);
        user = names.user(unescaped(first.group("user")));
        verifier = accounts.verifier(hash, user);
        byte[] random = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(random);
        nonce = first.group("nonce") + base64(random);
        serverFirst = "r=" + nonce + ",s=" + base64(verifier.salt) + ",i=" + Accounts.ITERATIONS;
        return new Step(serverFirst, Optional.empty());
    }

    private Step conclude(String said) {
        Matcher last = matched(CLIENT_FINAL, said);
        String authMessage = first.group("bare") + "," + serverFirst + "," + last.group("unproven");
        boolean fresh = last.group("nonce").equals(nonce)
                && last.group("gs2").equals(base64(first.group("gs2").getBytes(StandardCharsets.UTF_8)));
        boolean proven = isProof(last.group("proof"), authMessage);
        if (!fresh || !proven) {
            throw new SaslFailure(SaslFailure.NOT_AUTHORIZED);
        }
        names.requireSelf(
                Optional.ofNullable(first.group("authzid"))
                        .map(ScramExchange::unescaped)
                        .orElse(""),
                user);
        return new Step("v=" + base64(hash.signature(verifier.serverKey, authMessage)), Optional.of(user));
    }

    private boolean isProof(String given, String authMessage) {
        byte[] signature = hash.signature(verifier.storedKey, authMessage);
        byte[] proof = decoded(given);
        // The length is no secret.
        return proof.length == signature.length
                && MessageDigest.isEqual(hash.storedKey(ScramHash.xor(proof, signature)), verifier.storedKey);
    }

    private static Matcher matched(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.matches()) {
            throw new SaslFailure(SaslFailure.MALFORMED_REQUEST);
        }
        return matcher;
    }

    /** RFC 5802, 5.1: comma and equals sign are escaped, and nothing else is. */
    private static String unescaped(String name) {
        if (name.replace("=2C", "").replace("=3D", "").contains("=")) {
            throw new SaslFailure(SaslFailure.MALFORMED_REQUEST);
        }
        return name.replace("=2C", ",").replace("=3D", "=");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new SaslFailure(SaslFailure.MALFORMED_REQUEST);
        }
    }
}
