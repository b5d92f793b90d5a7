/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

/** One million mutated streams: {@code ./mvnw -Pmillion -pl bundles/core -am verify}. */
public class HostileStreamsLongRun {
    private static final int STREAMS = Integer.getInteger("osier.streams", 1_000_000);

    @Test(timeout = 1_800_000)
    public void noneHangsLeaksOrReadsDifferentlyWhenCutDifferently() {
        HostileStreams streams = new HostileStreams();
        streams.run(0, STREAMS / 20);
        long before = Heap.used();
        streams.run(STREAMS / 20, STREAMS - STREAMS / 20);
        long growth = Heap.used() - before;
        Figures.print("hostile streams", streams.figures() + String.format("%nheap: %+,d kB", growth / 1024));

        assertThat(streams.longestMillis()).as("milliseconds of the longest").isLessThan(100);
        assertThat(growth).as("growth of the heap").isLessThan(10 * 1024 * 1024);
    }
}
