/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Puts mutated streams to the {@link Invariants} and keeps the figures. For use by one thread. */
final class HostileStreams {
    /** Every so many streams one that is this short is cut at each of its bytes. */
    private static final int SHORT = 256;

    private static final int EACH_BYTE = 8;
    /** Longer, and it is tried again: what was slow because it was new is not slow any more. */
    private static final long SLOW_NANOS = 50_000_000;
    /** Of this thread alone: nothing here waits, and neither collections nor other programs are to count. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Map<Reading.End, Integer> ends = new EnumMap<>(Reading.End.class);
    private long streams;
    private long bytes;
    private long readings;
    private long undecodable;
    private long atEachByte;
    private long longestNanos;
    private long longest;

    void run(long first, long count) {
        LongStream.range(first, first + count).forEach(this::stream);
    }

    /** The stream of this number, the same whenever it is asked for. */
    private void stream(long number) {
        byte[] stream = new Mutator(number).next();
        List<Chunking> chunkings = Chunking.various(number);
        if (number % EACH_BYTE == 0 && stream.length <= SHORT) {
            chunkings.addAll(Chunking.splits(stream.length));
            atEachByte++;
        }
        Reading reading;
        try {
            reading = timed(number, stream, chunkings);
        } catch (AssertionError e) {
            throw new AssertionError("stream " + number + ": " + e.getMessage(), e);
        }
        ends.merge(reading.end(), 1, Integer::sum);
        streams++;
        bytes += stream.length;
        readings += chunkings.size() + 2;
        undecodable += reading.undecodable() ? 1 : 0;
    }

    private Reading timed(long number, byte[] stream, List<Chunking> chunkings) {
        long nanos = Long.MAX_VALUE;
        Reading reading = null;
        for (int attempt = 0; attempt < 3 && nanos > SLOW_NANOS; attempt++) {
            long begin = CLOCK.getCurrentThreadCpuTime();
            reading = Invariants.check(stream, chunkings);
            nanos = Math.min(nanos, CLOCK.getCurrentThreadCpuTime() - begin);
        }
        if (nanos > longestNanos) {
            longestNanos = nanos;
            longest = number;
        }
        return reading;
    }

    int count(Reading.End end) {
        return ends.getOrDefault(end, 0);
    }

    /** The longest that one stream took of the processor, with all its readings together. */
    long longestMillis() {
        return longestNanos / 1_000_000;
    }

    String figures() {
        return String.format(
                "%,d streams of %d bytes on average, read %,d times; %,d of them, each eighth of those of at most %d"
                        + " bytes, cut at each byte%n"
                        + "accepted %,d, cut off %,d, not well-formed %,d (no UTF-8: %,d), restricted %,d,"
                        + " encoding %,d, beyond a bound %,d%n"
                        + "longest: %.1f ms of the processor's time, which is what a hang would show in, for all"
                        + " readings of stream %d",
                streams,
                bytes / Math.max(1, streams),
                readings,
                atEachByte,
                SHORT,
                count(Reading.End.CLOSED),
                count(Reading.End.CUT_OFF),
                count(Reading.End.NOT_WELL_FORMED),
                undecodable,
                count(Reading.End.RESTRICTED),
                count(Reading.End.UNSUPPORTED_ENCODING),
                count(Reading.End.TOO_LARGE),
                longestNanos / 1e6,
                longest);
    }
}
