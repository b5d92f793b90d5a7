/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How many stanzas a contender's handlers get when it is sent as many as it takes. */
final class Incoming implements Measurement {
    private final String workload;
    private final byte[] block;

    /** The stanzas are those of the block, again and again. */
    Incoming(String workload, byte[] block) {
        this.workload = workload;
        this.block = block;
    }

    @Override
    public List<Sample> run(Bout bout, Span span) throws IOException, InterruptedException {
        Flood.start(bout.out(), block);
        Thread.sleep(span.warmUp().toMillis());
        Report before = bout.contender().report();
        Thread.sleep(span.measured().toMillis());
        Report after = bout.contender().report();
        if (after.characters() == before.characters()) {
            throw new IOException("the contender has read no bodies");
        }
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample(workload, after.rateSince(before), "1/s"));
        if (before.allocated() >= 0) {
            samples.add(new Sample(workload + "-allocated", after.allocatedSince(before), "B"));
        }
        return samples;
    }
}
