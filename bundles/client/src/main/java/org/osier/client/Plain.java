package org.osier.client;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
        ByteBuffer name = StandardCharsets.UTF_8.encode(user);
        ByteBuffer secret = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] response = new byte[2 + name.remaining() + secret.remaining()];
        int end = 1 + name.remaining();
        name.get(response, 1, name.remaining());
        secret.get(response, end + 1, secret.remaining());
        Arrays.fill(secret.array(), (byte) 0);
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
