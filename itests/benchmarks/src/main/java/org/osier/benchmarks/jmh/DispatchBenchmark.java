/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.jmh;

import java.util.concurrent.Semaphore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.osier.benchmarks.driver.Stanzas;
import org.osier.stream.Connection;
import org.osier.stream.Matcher;
import org.osier.stream.NotConnectedException;
import org.osier.stream.StreamConfig;
import org.osier.stream.XmlStream;
import org.osier.xml.ContentNamespace;
import org.osier.xml.XmlLimits;

/** The whole way in, without a socket: from bytes by way of the event queue to one handler among others. */
@State(Scope.Thread)
public class DispatchBenchmark {
    /** How many handlers for other stanzas there are. */
    @Param({"0", "1000"})
    public int others;

    private final Semaphore handled = new Semaphore(0);
    private final byte[] block = Stanzas.chats();
    private final EndlessStream bytes = new EndlessStream(Samples.HEADER, block);
    private final XmlStream stream = new XmlStream(StreamConfig.named("jmh"));

    /** Runs a stream. */
    @Setup
    public void run() {
        Connection connection =
                new Connection(new BytesTransport(bytes), ContentNamespace.of(Samples.CLIENT), XmlLimits.AUTHENTICATED);
        bytes.allow(Samples.HEADER.length());
        connection.readHeader();
        for (int i = 0; i < others; i++) {
            stream.handle("other", Matcher.name(Samples.CLIENT, "other" + i), element -> {});
        }
        stream.handle("messages", Matcher.name(Samples.CLIENT, "message"), message -> handled.release());
        stream.run(connection);
    }

    /** Ends the stream. */
    @TearDown
    public void end() {
        stream.abort(new NotConnectedException("measured"));
    }

    /** One chat message, of many that are at hand. */
    @Benchmark
    @OperationsPerInvocation(Stanzas.CHATS)
    public void dispatch() throws InterruptedException {
        bytes.allow(block.length);
        handled.acquire(Stanzas.CHATS);
    }
}
