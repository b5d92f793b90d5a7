/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;

/**
 * The bounds of a stream.
 *
 * @param name names the stream in threads and logs
 * @param eventQueueItems how many stanzas and events may wait for the event loop before reading stops
 * @param eventQueueBytes how many bytes of stanzas may wait before reading stops
 * @param sendQueueItems how many stanzas may wait to be written before senders wait
 * @param writeTimeout how long a write may take before the stream is given up
 * @param closeTimeout how long an orderly end may take before the connection is cut
 * @param handlerGrace how long a handler that is being removed may go on before it is interrupted
 * @param timer the source of time
 * @param slowCall how long a handler may hold a loop before that is reported; zero for no reports
 */
public record StreamConfig(
        String name,
        int eventQueueItems,
        long eventQueueBytes,
        int sendQueueItems,
        Duration writeTimeout,
        Duration closeTimeout,
        Duration handlerGrace,
        Timer timer,
        Duration slowCall) {
    private static final Duration SLOW_CALL = Duration.ofSeconds(5);

    /** Reports handlers that hold a loop for 5 s. */
    public StreamConfig(
            String name,
            int eventQueueItems,
            long eventQueueBytes,
            int sendQueueItems,
            Duration writeTimeout,
            Duration closeTimeout,
            Duration handlerGrace,
            Timer timer) {
        this(
                name,
                eventQueueItems,
                eventQueueBytes,
                sendQueueItems,
                writeTimeout,
                closeTimeout,
                handlerGrace,
                timer,
                SLOW_CALL);
    }

    /**
     * The defaults: 1024 stanzas and 4 MiB in, 1024 stanzas out, 30 s to write, 5 s to close, 5 s for a handler that is
     * removed, and 5 s before one is reported.
     */
    public static StreamConfig named(String name) {
        return new StreamConfig(
                name,
                1024,
                4L * 1024 * 1024,
                1024,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Timer.SYSTEM);
    }

    /** The same with another source of time. */
    public StreamConfig with(Timer otherTimer) {
        return new StreamConfig(
                name,
                eventQueueItems,
                eventQueueBytes,
                sendQueueItems,
                writeTimeout,
                closeTimeout,
                handlerGrace,
                otherTimer,
                slowCall);
    }

    /** The same with another time before a handler that holds a loop is reported; zero for never. */
    public StreamConfig withSlowCall(Duration otherSlowCall) {
        return new StreamConfig(
                name,
                eventQueueItems,
                eventQueueBytes,
                sendQueueItems,
                writeTimeout,
                closeTimeout,
                handlerGrace,
                timer,
                otherSlowCall);
    }
}
