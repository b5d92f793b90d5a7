/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.xml.Element;

/** One thread reads, dispatches and writes while nothing blocks; when something does, the others go on. */
public class OneThreadTest {
    private static final Element LARGE = Element.of(Peers.CLIENT, "message", "x".repeat(40_000));
    private static final Element ACK = Element.of("urn:xmpp:sm:3", "a");

    @Rule
    public final Timeout bound = Timeout.seconds(30);

    private final Peers peers = new Peers(64, 1024 * 1024, 8);
    private final XmlStream stream = peers.stream;

    /** Tells when one more acknowledgement has been read. */
    private CountDownLatch acks(int count) {
        CountDownLatch read = new CountDownLatch(count);
        stream.handlers().inStream("acks", Matcher.name("urn:xmpp:sm:3", "a"), ack -> {
            read.countDown();
            return true;
        });
        return read;
    }

    private static void assertSoon(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    public void whoHasReadDispatchesAndWrites() throws Exception {
        CompletableFuture<Thread> reader = new CompletableFuture<>();
        CompletableFuture<Thread> handler = new CompletableFuture<>();
        stream.filter(StanzaFilter.Stage.IN, 0, element -> {
            reader.complete(Thread.currentThread());
            return java.util.Optional.of(element);
        });
        stream.handle("echo", Matcher.ANY, element -> {
            handler.complete(Thread.currentThread());
            stream.send(element);
        });
        peers.connect();
        peers.say(7, 1);

        assertThat(handler.get()).isSameAs(reader.get());
        assertThat(peers.peer.readElement()).isEqualTo(Peers.message(7));
        assertThat(peers.near.lastWriter()).isSameAs(reader.get());
    }

    @Test
    @Point({1, 22})
    public void readingGoesOnWhileAHandlerBlocks() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        stream.handle("blocks", Matcher.ANY, element -> {
            blocked.countDown();
            go.await();
        });
        CountDownLatch read = acks(1);
        peers.connect();
        peers.say(0, 1);
        assertSoon(blocked);
        peers.peer.write(ACK);

        assertSoon(read);
        go.countDown();
    }

    @Test
    public void whatAHandlerSentGoesOutThoughItThenBlocks() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        stream.handle("sends and blocks", Matcher.ANY, element -> {
            stream.send(element);
            go.await();
        });
        peers.connect();
        peers.say(3, 1);

        assertThat(peers.peer.readElement()).isEqualTo(Peers.message(3));
        go.countDown();
    }

    @Test
    public void readingAndHandlingGoOnWhileThePeerDoesNotRead() throws Exception {
        CountDownLatch handled = new CountDownLatch(5);
        stream.handle("answers", Matcher.ANY, element -> {
            if (Peers.id(element) == 0) {
                stream.send(LARGE);
            }
            handled.countDown();
        });
        CountDownLatch read = acks(1);
        peers.connect(1000);
        peers.say(0, 1);
        peers.near.outgoing.awaitBlockedWriter();
        peers.say(1, 4);
        peers.peer.write(ACK);

        assertSoon(read);
        assertSoon(handled);
        assertThat(peers.peer.readElement()).isEqualTo(LARGE);
    }

    @Test
    public void soTheyDoWhenTheEventLoopIsAThreadOfItsOwn() throws Exception {
        CountDownLatch handled = new CountDownLatch(4);
        stream.handle("others", Matcher.ANY, element -> handled.countDown());
        peers.connect(1000);
        stream.execute(() -> stream.send(LARGE));
        peers.near.outgoing.awaitBlockedWriter();
        peers.say(1, 4);

        assertSoon(handled);
        assertThat(peers.peer.readElement()).isEqualTo(LARGE);
    }

    @Test
    @Point(15)
    public void aHandlerMayWaitForTheEndOfTheStream() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        stream.handle("closes", Matcher.ANY, element -> {
            stream.close().get(10, TimeUnit.SECONDS);
            closed.countDown();
        });
        peers.connect();
        peers.say(0, 1);
        assertThat(peers.peer.read()).as("our footer").isEmpty();
        peers.peer.writeFooter();

        assertSoon(closed);
        assertThat(peers.end().cause()).isEmpty();
    }

    @Test
    public void anAbortEndsAConnectionWhoseReaderIsInAHandler() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        stream.handle("blocks", Matcher.ANY, element -> {
            blocked.countDown();
            go.await();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        peers.connect();
        peers.say(0, 1);
        assertSoon(blocked);
        ConnectionException because = new ConnectionException("enough", null);
        stream.abort(because);

        assertThat(peers.end().cause()).contains(because);
        go.countDown();
        assertThat(interrupted.get())
                .as("the abort is no business of a handler")
                .isFalse();
    }

    @Test
    @Point(1)
    public void handlersThatBlockNowAndThenChangeNeitherOrderNorCount() throws Exception {
        int count = 20_000;
        List<Integer> handled = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(count);
        stream.handle("blocks now and then", Matcher.ANY, element -> {
            int id = Peers.id(element);
            handled.add(id);
            stream.send(element);
            if (id % 1999 == 0) {
                CountDownLatch never = new CountDownLatch(1);
                assertThat(never.await(25, TimeUnit.MILLISECONDS)).isFalse();
            }
            all.countDown();
        });
        peers.connect();
        Threads.start("peer", () -> peers.say(0, count));

        List<Integer> echoed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            echoed.add(Peers.id(peers.peer.readElement()));
        }
        assertSoon(all);
        List<Integer> expected = IntStream.range(0, count).boxed().toList();
        assertThat(List.copyOf(handled)).isEqualTo(expected);
        assertThat(echoed).isEqualTo(expected);
    }

    @Test
    public void partOfAnElementDoesNotHoldUpTheOneBefore() throws Exception {
        CountDownLatch handled = new CountDownLatch(1);
        stream.handle("first", Matcher.ANY, element -> handled.countDown());
        peers.connect();
        peers.sayRaw("<message id='1'/><message id='2");

        assertSoon(handled);
    }

    @Test
    public void whiteSpaceDoesNotHoldUpTheElementBefore() throws Exception {
        CountDownLatch handled = new CountDownLatch(1);
        stream.handle("first", Matcher.ANY, element -> handled.countDown());
        peers.connect();
        peers.sayRaw("<message id='1'/>   ");

        assertSoon(handled);
    }

    @Test
    public void whatWasReadBeforeTheConnectionBrokeIsHandled() throws Exception {
        CountDownLatch handled = new CountDownLatch(3);
        stream.handle("all", Matcher.ANY, element -> handled.countDown());
        peers.connect();
        peers.sayRaw("<message id='1'/><message id='2'/><message id='3'/><mess");
        peers.far.close();

        assertSoon(handled);
        assertThat(peers.end().cause()).isPresent();
    }
}
