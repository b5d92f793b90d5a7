/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.osier.sasl.SecretBytes;
import org.osier.session.AuthenticationException;

/** PLAIN (RFC 4616): sends the password. */
final class Plain implements Mechanism {
    private final String user;
    private final char[] password;

    Plain(String user, char[] password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public String name() {
        return "PLAIN";
    }

    @Override
    public boolean showsPassword() {
        return true;
    }

    @Override
    public byte[] initialResponse() {
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        byte[] secret = SecretBytes.utf8(password);
        byte[] response = new byte[name.length + secret.length + 2];
        System.arraycopy(name, 0, response, 1, name.length);
        System.arraycopy(secret, 0, response, name.length + 2, secret.length);
        Arrays.fill(secret, (byte) 0);
        return response;
    }

    @Override
    public byte[] respond(String challenge) {
        throw new AuthenticationException("the server challenges PLAIN, which has nothing more to say");
    }

    @Override
    public void requireSuccess(String data) {
        // PLAIN lets the server prove nothing; TLS has.
    }
}
