/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.contender;

import java.util.Locale;

/** What a contender does once its session is established. */
public enum Conduct {
    /** Reads the body of each message, and counts. */
    COUNT,
    /** Answers each message with one of the same body. */
    ECHO,
    /** Sends messages as fast as it can. */
    SEND,
    /** Counts, but takes 10 ms for each stanza. */
    SLOW;

    /** As on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Conduct of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
