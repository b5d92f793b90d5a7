/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;

/** How often each of many numbered requests was answered, and with what. Safe for use by many threads. */
final class Answers {
    private static final String RESULT = "result";

    private final Map<String, Long> kinds = new TreeMap<>();
    private byte[] times = new byte[1 << 16];
    private int answered;
    private int doubled;

    synchronized void note(int number, Iq reply) {
        if (number >= times.length) {
            times = Arrays.copyOf(times, 2 * number);
        }
        if (times[number]++ == 0) {
            answered++;
        } else {
            doubled++;
        }
        kinds.merge(kind(reply), 1L, Long::sum);
        notifyAll();
    }

    private static String kind(Iq reply) {
        return reply.error().map(StanzaError::condition).map(Object::toString).orElse(RESULT);
    }

    /** Waits until that many have been answered, for a bounded time. */
    synchronized void await(int requests, long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (answered < requests && System.nanoTime() - end < 0) {
            TimeUnit.SECONDS.timedWait(this, 1);
        }
    }

    /** How many requests were answered at least once. */
    synchronized int answered() {
        return answered;
    }

    /** How many answers came to what had been answered already. */
    synchronized int doubled() {
        return doubled;
    }

    /** The number of answers by condition, or {@code result}. */
    synchronized Map<String, Long> kinds() {
        return Map.copyOf(kinds);
    }
}
