/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Ids that are unique and cannot be guessed: {@value #BYTES} random bytes each, drawn for many at a time. Not a number
 * behind a random beginning, which everybody knows whom one of our requests has reached. Safe for use by many threads.
 */
public final class Ids {
    private static final int BYTES = 18;
    private static final int AT_A_TIME = 16;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** Both made when they are needed: many a stream that waits has asked for no id yet. */
    private SecureRandom random;

    private byte[] drawn = {};
    private int used;

    /** A new id: 144 random bits in 24 letters, digits, {@code -} and {@code _}. */
    public String next() {
        return ENCODER.encodeToString(draw());
    }

    private synchronized byte[] draw() {
        if (random == null) {
            random = new SecureRandom();
            drawn = new byte[BYTES * AT_A_TIME];
            used = drawn.length;
        }
        if (used == drawn.length) {
            random.nextBytes(drawn);
            used = 0;
        }
        byte[] bytes = Arrays.copyOfRange(drawn, used, used + BYTES);
        // What has been handed out is not kept.
        Arrays.fill(drawn, used, used + BYTES, (byte) 0);
        used += BYTES;
        return bytes;
    }
}
