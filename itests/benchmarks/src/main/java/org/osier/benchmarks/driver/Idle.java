/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a stream costs on which nothing happens, or not any more: live heap, and threads of the platform. */
record Idle(String workload) implements Measurement {
    private static final int STREAMS = 500;
    /** So many messages on each; the answers to them fit into the buffers of a socket from which nobody reads. */
    private static final int TRAFFIC = 100;

    private static final int PATIENCE_SECONDS = 60;
    private static final int PAUSE_MILLIS = 500;

    @Override
    public List<Sample> run(Bout bout, Span span) throws IOException, InterruptedException {
        List<Socket> sockets = new ArrayList<>();
        try {
            // Not counted: what the first ones bring about for all.
            open(STREAMS / 10, bout, sockets);
            long heap = bout.contender().heap();
            int threads = bout.contender().report().threads();
            open(STREAMS, bout, sockets);
            double grown = bout.contender().heap() - heap;
            double more = bout.contender().report().threads() - threads;
            exchange(bout, sockets.subList(sockets.size() - STREAMS, sockets.size()));
            double after = bout.contender().heap() - heap;
            return List.of(
                    new Sample(workload + "-heap", grown / STREAMS, "B"),
                    new Sample(workload + "-heap-after-traffic", after / STREAMS, "B"),
                    new Sample(workload + "-threads", more / STREAMS, "1"));
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** Has messages received and answered on each stream, and waits until all of them are quiet. */
    private static void exchange(Bout bout, List<Socket> streams) throws IOException, InterruptedException {
        byte[] chats = Stanzas.chats();
        int length = chats.length / Stanzas.CHATS * TRAFFIC;
        long expected = bout.contender().report().stanzas() + (long) streams.size() * TRAFFIC;
        for (Socket stream : streams) {
            stream.getOutputStream().write(chats, 0, length);
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (bout.contender().report().stanzas() < expected) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the contender has not handled all that came");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        Thread.sleep(PAUSE_MILLIS);
    }

    private static void open(int count, Bout bout, List<Socket> sockets) throws IOException, InterruptedException {
        bout.contender().say("connect " + count);
        for (int i = 0; i < count; i++) {
            sockets.add(bout.door().welcome());
        }
        bout.contender().answer("connect");
    }
}
