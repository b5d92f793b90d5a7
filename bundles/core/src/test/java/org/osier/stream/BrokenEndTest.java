/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.stream.EventHandler.Delivery;
import org.osier.xml.Element;

/** Whatever breaks a connection, its end comes once, with the cause and the truth about what was sent. */
public class BrokenEndTest {
    private static final Element LARGE = Element.of(Peers.CLIENT, "message", "x".repeat(40_000));

    @Rule
    public final Logged logged = new Logged();

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Peers peers = new Peers();
    private final XmlStream stream = peers.stream;
    private final ConnectionException because = new ConnectionException("enough", null);

    /** The writer is blocked on one large element, and two more wait. */
    private void blockWriter() throws Exception {
        peers.connect(1000);
        stream.send(LARGE);
        peers.near.outgoing.awaitBlockedWriter();
        stream.send(Peers.message(1));
        stream.send(Peers.message(2));
    }

    private StreamEnd endedOnce() throws Exception {
        StreamEnd end = peers.end();
        peers.settle();
        assertThat(peers.ends).isEmpty();
        return end;
    }

    @Test
    public void aPeerThatVanishesIsACause() throws Exception {
        peers.connect();
        peers.far.close();

        StreamEnd end = endedOnce();
        assertThat(end.cause().orElseThrow())
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("closed the connection without ending the stream");
        assertThat(end.unsent()).isEmpty();
        assertThat(end.maybeSent()).isEmpty();
    }

    @Test
    @Point({4, 5})
    public void whatWasBeingWrittenIsMaybeSentAndTheRestUnsent() throws Exception {
        blockWriter();
        peers.far.abort();

        StreamEnd end = endedOnce();
        assertThat(end.cause()).isPresent();
        assertThat(end.maybeSent()).containsExactly(LARGE);
        assertThat(end.unsent()).containsExactly(Peers.message(1), Peers.message(2));
    }

    @Test
    @Point(4)
    public void nothingThatWasAcceptedIsMissing() throws Exception {
        for (int round = 0; round < 100; round++) {
            Peers each = new Peers(64, 1024 * 1024, 64).connect(500);
            int[] accepted = {0};
            Thread sender = Threads.start("sender", () -> {
                try {
                    while (true) {
                        each.stream.send(Peers.message(accepted[0]));
                        accepted[0]++;
                    }
                } catch (NotConnectedException e) {
                    // Not accepted.
                }
            });
            int heard = round % 20;
            for (int i = 0; i < heard; i++) {
                assertThat(Peers.id(each.peer.readElement())).isEqualTo(i);
            }
            each.far.abort();
            StreamEnd end = each.end();
            sender.join();

            List<Integer> left = Stream.concat(end.maybeSent().stream(), end.unsent().stream())
                    .map(Peers::id)
                    .toList();
            int written = accepted[0] - left.size();
            assertThat(end.unsent()).as("none of what was heard").allMatch(e -> Peers.id(e) >= heard);
            assertThat(left)
                    .as("all the rest, in order and without a gap")
                    .isEqualTo(IntStream.range(written, accepted[0]).boxed().toList());
        }
    }

    @Test
    public void aPeerThatDoesNotReadIsGivenUpAfterTheTimeToWrite() throws Exception {
        blockWriter();
        peers.timer.advance(Duration.ofSeconds(29));
        assertThat(peers.ends).isEmpty();

        peers.timer.advance(Duration.ofSeconds(1));
        StreamEnd end = endedOnce();
        assertThat(end.cause().orElseThrow()).hasMessage("memory:5222 has taken nothing for 30 s");
        assertThat(end.maybeSent()).containsExactly(LARGE);
        assertThat(end.unsent()).hasSize(2);
        assertThat(peers.timer.pending()).isZero();
    }

    @Test
    public void aSlowPeerThatReadsIsNotGivenUp() throws Exception {
        blockWriter();
        peers.timer.advance(Duration.ofSeconds(29));
        peers.peer.readElement();
        peers.peer.readElement();
        peers.peer.readElement();
        stream.send(LARGE);
        peers.near.outgoing.awaitBlockedWriter();
        peers.timer.advance(Duration.ofSeconds(29));

        assertThat(peers.ends).isEmpty();
        assertThat(peers.near.isAborted()).isFalse();
    }

    @Test
    @Point(16)
    public void abortWorksFromAnyThread() throws Exception {
        peers.connect();
        stream.abort(because);
        assertThat(endedOnce().cause()).contains(because);
    }

    @Test
    @Point(16)
    public void abortWorksFromTheEventLoop() throws Exception {
        stream.handle("abort", Matcher.ANY, element -> stream.abort(because));
        peers.connect();
        peers.say(0, 1);
        assertThat(endedOnce().cause()).contains(because);
    }

    @Test
    @Point(16)
    public void abortWorksFromTheReadLoop() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        stream.handlers().inStream("abort", Matcher.ANY, element -> {
            stream.abort(because);
            interrupted.complete(Thread.currentThread().isInterrupted());
            return false;
        });
        stream.handle("messages", Matcher.ANY, element -> {
            throw new AssertionError("came after the abort");
        });
        peers.connect();
        peers.say(0, 1);

        assertThat(endedOnce().cause()).contains(because);
        assertThat(interrupted).isCompletedWithValue(false);
    }

    @Test
    public void abortWorksFromTheWriter() throws Exception {
        stream.filter(StanzaFilter.Stage.OUT_SYNC, 0, element -> {
            stream.abort(because);
            return java.util.Optional.of(element);
        });
        peers.connect();
        stream.send(Peers.message(1));

        StreamEnd end = endedOnce();
        assertThat(end.cause()).contains(because);
        assertThat(end.maybeSent()).isEmpty();
    }

    @Test
    public void theFirstCauseCounts() throws Exception {
        blockWriter();
        stream.abort(because);
        stream.abort(new ConnectionException("later", null));
        peers.far.abort();

        assertThat(endedOnce().cause()).contains(because);
    }

    @Test
    public void abortNeedsNoConnection() throws Exception {
        stream.abort(because);
        peers.connect();
        peers.say(0, 1);
        assertThat(peers.ends).isEmpty();
    }

    @Test
    public void abortCutsACloseShort() throws Exception {
        blockWriter();
        CompletableFuture<Void> closed = stream.close();
        stream.abort(because);

        closed.get();
        assertThat(endedOnce().unsent()).hasSize(2);
    }

    @Test
    public void thePeersErrorIsACause() throws Exception {
        peers.connect();
        peers.sayRaw("<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>");

        assertThat(endedOnce().cause().orElseThrow())
                .isInstanceOfSatisfying(
                        StreamErrorException.class,
                        e -> assertThat(e.error().condition()).isEqualTo(StreamError.Condition.CONFLICT));
    }

    @Test
    @Point(17)
    public void aRuntimeExceptionOfTheTransportIsACause() throws Exception {
        Connection connection = Peers.connection(new BrokenTransport());
        connection.readHeader();
        stream.run(connection);

        assertThat(endedOnce().cause()).containsInstanceOf(IllegalStateException.class);
    }

    private static final class BrokenTransport implements Transport {
        @Override
        public java.io.InputStream in() {
            return new java.io.ByteArrayInputStream(
                    Peers.HEADER.toString().replace("/>", ">").getBytes(UTF_8));
        }

        @Override
        public java.io.OutputStream out() {
            return java.io.OutputStream.nullOutputStream();
        }

        @Override
        public void close() {}

        @Override
        public void abort() {}

        @Override
        public String peer() {
            throw new IllegalStateException("not even a name");
        }
    }

    @Test
    public void theEndIsToldThoughWhoIsToldFails() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        XmlStream careless = new XmlStream(StreamConfig.named("juliet"), end -> {
            throw new StackOverflowError("not really");
        });
        careless.on(XmlStream.ENDED, Delivery.QUEUED, end -> ended.countDown());
        careless.run(peers.open(1000));
        peers.far.close();
        ended.await();

        careless.run(peers.open(1000));
        CompletableFuture<Void> closed = careless.close();
        peers.peer.writeFooter();
        closed.get();
    }
}
