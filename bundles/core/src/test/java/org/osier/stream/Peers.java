/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.XmlLimits;

/** A stream under test, and the peer at the other end of its connection, both with their headers exchanged. */
final class Peers {
    static final String CLIENT = "jabber:client";
    static final Element HEADER = Element.builder(StreamError.STREAMS, "stream")
            .attribute("version", "1.0")
            .build();
    static final int CAPACITY = 64 * 1024;

    final ManualTimer timer = new ManualTimer();
    final BlockingQueue<StreamEnd> ends = new LinkedBlockingQueue<>();
    final XmlStream stream;
    /** Our end of the connection. */
    MemoryTransport near;
    /** The peer's end, and the peer's stream on it. */
    MemoryTransport far;

    Connection peer;

    Peers() {
        this(64, 1024 * 1024, 64);
    }

    Peers(int eventItems, long eventBytes, int sendItems) {
        this(eventItems, eventBytes, sendItems, Duration.ofMillis(50));
    }

    /** A stream with these bounds; its time to write is 30 s, that to close 5 s. Slow calls are not watched for. */
    Peers(int eventItems, long eventBytes, int sendItems, Duration handlerGrace) {
        this(eventItems, eventBytes, sendItems, handlerGrace, Duration.ZERO);
    }

    /** The same, with slow calls watched for. */
    Peers(int eventItems, long eventBytes, int sendItems, Duration handlerGrace, Duration slowCall) {
        StreamConfig config = new StreamConfig(
                "juliet",
                eventItems,
                eventBytes,
                sendItems,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                handlerGrace,
                timer,
                slowCall);
        stream = new XmlStream(config, ends::add);
    }

    static Connection connection(Transport transport) {
        return new Connection(transport, ContentNamespace.of(CLIENT), XmlLimits.AUTHENTICATED);
    }

    static Element message(int id) {
        return Element.builder(CLIENT, "message").attribute("id", "" + id).build();
    }

    static int id(Element element) {
        return Integer.parseInt(element.attribute("id").orElseThrow());
    }

    Peers connect() {
        return connect(CAPACITY);
    }

    Peers connect(int capacity) {
        stream.run(open(capacity));
        return this;
    }

    /** A new connection on which the headers have been exchanged; each direction holds {@code capacity} bytes. */
    Connection open(int capacity) {
        MemoryTransport[] ends = MemoryTransport.pair(capacity);
        near = ends[0];
        far = ends[1];
        Connection ours = connection(near);
        peer = connection(far);
        ours.writeHeader(HEADER);
        peer.readHeader();
        peer.writeHeader(HEADER);
        ours.readHeader();
        return ours;
    }

    /** The peer sends elements with the ids from {@code first} on. */
    void say(int first, int count) {
        for (int id = first; id < first + count; id++) {
            peer.write(message(id));
        }
    }

    /** The peer sends bytes as they are. */
    void sayRaw(String xml) {
        try {
            far.out().write(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What was told of the end of the connection. */
    StreamEnd end() throws InterruptedException {
        StreamEnd end = ends.poll(10, TimeUnit.SECONDS);
        if (end == null) {
            throw new AssertionError("the connection does not end");
        }
        return end;
    }

    /** Waits until the event loop has done all that is queued now. */
    void settle() throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        stream.execute(() -> done.complete(null));
        done.get(10, TimeUnit.SECONDS);
    }
}
