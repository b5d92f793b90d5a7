/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.contender;

import java.util.concurrent.atomic.LongAdder;

/** Counts what the handlers of a contender were given. Safe for use by many threads. */
final class Tally {
    private static final int SLOW_MILLIS = 10;

    private final LongAdder stanzas = new LongAdder();
    private final LongAdder characters = new LongAdder();
    private final boolean slow;

    Tally(Conduct conduct) {
        slow = conduct == Conduct.SLOW;
    }

    /** A stanza without a body. */
    void stanza() throws InterruptedException {
        if (slow) {
            Thread.sleep(SLOW_MILLIS);
        }
        stanzas.increment();
    }

    /** A message that has been read. */
    void body(String text) throws InterruptedException {
        characters.add(text.length());
        stanza();
    }

    long stanzas() {
        return stanzas.sum();
    }

    long characters() {
        return characters.sum();
    }
}
