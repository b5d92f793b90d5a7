/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.IntConsumer;

/** How many messages a contender sends: of its own accord, or as echoes. */
record Outgoing(String workload, boolean echoes) implements Measurement {
    @Override
    public List<Sample> run(Bout bout, Span span) throws IOException {
        IntConsumer arrived = count -> {};
        if (echoes) {
            Window window = new Window(bout.out());
            window.start();
            arrived = window::echoed;
        }
        Arrivals arrivals = new Arrivals(bout.in(), arrived);
        arrivals.countFor(span.warmUp().toNanos());
        return List.of(new Sample(workload, arrivals.countFor(span.measured().toNanos()), "1/s"));
    }

    /** Messages that are counted as they come. */
    private static final class Arrivals {
        private final InputStream in;
        private final IntConsumer arrived;
        private final StanzaCounter counter = new StanzaCounter();
        private final byte[] buffer = new byte[128 * 1024];

        Arrivals(InputStream in, IntConsumer arrived) {
            this.in = in;
            this.arrived = arrived;
        }

        /** Messages per second. */
        double countFor(long nanos) throws IOException {
            long begin = System.nanoTime();
            long now = begin;
            long count = 0;
            while (now - begin < nanos) {
                int read = in.read(buffer);
                if (read < 0) {
                    throw new EOFException("the contender has ended its stream");
                }
                int found = counter.count(buffer, read);
                arrived.accept(found);
                count += found;
                now = System.nanoTime();
            }
            return count * 1e9 / (now - begin);
        }
    }
}
