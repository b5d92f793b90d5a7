/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.xml.Element;

/** Two streams over a real socket. */
public class SocketStreamTest {
    @Rule
    public final Timeout bound = Timeout.seconds(30);

    private final BlockingQueue<StreamEnd> ends = new LinkedBlockingQueue<>();
    private final XmlStream romeo = new XmlStream(StreamConfig.named("romeo"), ends::add);
    private final XmlStream juliet = new XmlStream(StreamConfig.named("juliet"), ends::add);
    private Connection near;
    private Connection far;

    @Before
    public void connect() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            near = Peers.connection(SocketTransport.connect("127.0.0.1", server.getLocalPort()));
            far = Peers.connection(new SocketTransport(server.accept()));
        }
        near.writeHeader(Peers.HEADER);
        far.accept(theirs -> Peers.HEADER);
        near.readHeader();
    }

    @After
    public void disconnect() {
        near.abort();
        far.abort();
    }

    private StreamEnd end() throws InterruptedException {
        StreamEnd end = ends.poll(10, TimeUnit.SECONDS);
        assertThat(end).isNotNull();
        return end;
    }

    @Test
    public void carryManyStanzasBothWaysInOrder() throws Exception {
        int many = 20_000;
        CountDownLatch received = new CountDownLatch(2 * many);
        for (XmlStream stream : new XmlStream[] {romeo, juliet}) {
            AtomicInteger next = new AtomicInteger();
            stream.handle("messages", Matcher.ANY, element -> {
                if (Peers.id(element) == next.getAndIncrement()) {
                    received.countDown();
                }
            });
        }
        romeo.run(near);
        juliet.run(far);
        for (XmlStream stream : new XmlStream[] {romeo, juliet}) {
            Threads.start("sender", () -> {
                for (int i = 0; i < many; i++) {
                    stream.send(Peers.message(i));
                }
            });
        }

        assertThat(received.await(20, TimeUnit.SECONDS)).as("%s left", received).isTrue();
    }

    @Test
    public void endInGoodOrder() throws Exception {
        romeo.run(near);
        juliet.run(far);
        CompletableFuture<Void> closed = romeo.close();

        closed.get(10, TimeUnit.SECONDS);
        assertThat(end().cause()).isEmpty();
        assertThat(end().cause()).as("the other's").isEmpty();
    }

    @Test
    public void slowThePeerDownAndLoseNothing() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch received = new CountDownLatch(5000);
        juliet.handle("slow", Matcher.ANY, element -> {
            go.await();
            received.countDown();
        });
        romeo.run(near);
        juliet.run(far);
        Element large = Element.of(Peers.CLIENT, "message", "x".repeat(10_000));
        AtomicInteger sent = new AtomicInteger();
        Thread sender = Threads.start("sender", () -> {
            for (int i = 0; i < 5000; i++) {
                romeo.send(large);
                sent.incrementAndGet();
            }
        });
        while (sender.getState() != Thread.State.WAITING || sent.get() < 1024) {
            Thread.onSpinWait();
        }
        assertThat(sent).as("sent, of 50 MB").hasValueLessThan(5000);

        go.countDown();
        assertThat(received.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    public void noticeAPeerThatIsGone() throws Exception {
        romeo.run(near);
        ((SocketTransport) far.transport()).socket().setSoLinger(true, 0);
        far.abort();

        assertThat(end().cause()).containsInstanceOf(ConnectionException.class);
    }

    @Test
    public void abortThoughReaderAndWriterAreBlocked() throws Exception {
        romeo.run(near);
        Element large = Element.of(Peers.CLIENT, "message", "x".repeat(1_000_000));
        while (romeo.offer(large)) {
            // Until writer and queue are full.
        }
        ConnectionException because = new ConnectionException("enough", null);
        romeo.abort(because);

        StreamEnd end = end();
        assertThat(end.cause()).contains(because);
        assertThat(end.unsent()).isNotEmpty();
    }

    @Test
    public void leaveNoThreadBehind() throws Exception {
        romeo.run(near);
        juliet.run(far);
        romeo.close().get(10, TimeUnit.SECONDS);
        end();
        end();
        Socket socket = ((SocketTransport) near.transport()).socket();
        assertThat(socket.isClosed()).isTrue();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("osier-read-romeo")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }
}
