/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.IOException;
import java.util.List;

/** By how much the live heap grows when stanzas come faster than their handler takes them. */
record Slow(String workload) implements Measurement {
    private static final int LOOKS = 5;

    @Override
    public List<Sample> run(Bout bout, Span span) throws IOException, InterruptedException {
        long before = bout.contender().heap();
        Flood.start(bout.out(), Stanzas.mixed());
        long most = before;
        for (int i = 0; i < LOOKS; i++) {
            Thread.sleep(span.measured().toMillis() / LOOKS);
            most = Math.max(most, bout.contender().heap());
        }
        if (bout.contender().report().stanzas() == 0) {
            throw new IOException("the contender has handled nothing");
        }
        return List.of(new Sample(workload + "-heap", most - before, "B"));
    }
}
