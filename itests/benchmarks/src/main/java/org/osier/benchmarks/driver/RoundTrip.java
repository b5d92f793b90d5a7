/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** How long it takes from a message to its echo, one at a time. */
record RoundTrip(String workload) implements Measurement {
    private static final int MOST = 2_000_000;

    @Override
    public List<Sample> run(Bout bout, Span span) throws IOException {
        repeat(bout, span.warmUp().toNanos());
        long[] times = repeat(bout, span.measured().toNanos());
        Arrays.sort(times);
        return List.of(
                new Sample(workload + "-p50", times[times.length / 2] / 1e3, "us"),
                new Sample(workload + "-p99", times[times.length * 99 / 100] / 1e3, "us"));
    }

    private static long[] repeat(Bout bout, long nanos) throws IOException {
        byte[] message = Stanzas.chat(0).getBytes(StandardCharsets.UTF_8);
        byte[] buffer = new byte[16 * 1024];
        long[] times = new long[MOST];
        int count = 0;
        long end = System.nanoTime() + nanos;
        for (long begin = System.nanoTime(); begin < end && count < MOST; begin = System.nanoTime()) {
            bout.out().write(message);
            awaitEcho(bout.in(), buffer);
            times[count++] = System.nanoTime() - begin;
        }
        return Arrays.copyOf(times, count);
    }

    private static void awaitEcho(InputStream in, byte[] buffer) throws IOException {
        StanzaCounter counter = new StanzaCounter();
        for (int found = 0; found == 0; ) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new EOFException("the contender has ended its stream");
            }
            found = counter.count(buffer, read);
        }
    }
}
