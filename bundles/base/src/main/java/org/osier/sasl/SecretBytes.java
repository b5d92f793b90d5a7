/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.sasl;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Turns secrets into bytes without leaving copies behind. */
public final class SecretBytes {
    private static final int MOST_BYTES_PER_CHAR = 3;

    private SecretBytes() {}

    /** The secret in UTF-8; the caller wipes it after use. */
    public static byte[] utf8(char[] secret) {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[secret.length * MOST_BYTES_PER_CHAR]);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(secret), buffer, true);
        byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
        Arrays.fill(buffer.array(), (byte) 0);
        return bytes;
    }
}
