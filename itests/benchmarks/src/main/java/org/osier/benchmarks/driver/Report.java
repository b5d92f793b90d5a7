/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

/**
 * How far a contender has got, by its own clock.
 *
 * @param nanos the time
 * @param stanzas how many its handlers were given
 * @param characters how many its bodies had, all together
 * @param allocated how many bytes its threads have allocated; -1 when not known
 * @param threads how many threads of the platform it has
 */
record Report(long nanos, long stanzas, long characters, long allocated, int threads) {
    static Report parse(String line) {
        String[] words = line.split(" ", -1);
        return new Report(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]),
                Integer.parseInt(words[4]));
    }

    /** Stanzas per second since an earlier report. */
    double rateSince(Report earlier) {
        return (stanzas - earlier.stanzas) * 1e9 / (nanos - earlier.nanos);
    }

    /** Bytes allocated per stanza since an earlier report. */
    double allocatedSince(Report earlier) {
        return (double) (allocated - earlier.allocated) / (stanzas - earlier.stanzas);
    }
}
