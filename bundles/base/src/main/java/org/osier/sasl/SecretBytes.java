/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.sasl;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Turns secrets into bytes without leaving copies behind. */
public final class SecretBytes {
    private static final int MOST_BYTES_PER_CHAR = 3;

    private SecretBytes() {}

    /** The secret in UTF-8; the caller wipes it after use. */
    public static byte[] utf8(char[] secret) {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[secret.length * MOST_BYTES_PER_CHAR]);
        // Half a surrogate pair becomes a question mark, as it does everywhere else, and does not end the secret.
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(secret), buffer, true);
        byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
        Arrays.fill(buffer.array(), (byte) 0);
        return bytes;
    }
}
