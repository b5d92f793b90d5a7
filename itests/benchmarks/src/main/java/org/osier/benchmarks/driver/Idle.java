/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** What a stream costs on which nothing happens: live heap, and threads of the platform. */
record Idle(String workload) implements Measurement {
    private static final int STREAMS = 500;

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
            return List.of(
                    new Sample(workload + "-heap", grown / STREAMS, "B"),
                    new Sample(workload + "-threads", more / STREAMS, "1"));
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static void open(int count, Bout bout, List<Socket> sockets) throws IOException, InterruptedException {
        bout.contender().say("connect " + count);
        for (int i = 0; i < count; i++) {
            sockets.add(bout.door().welcome());
        }
        bout.contender().answer("connect");
    }
}
