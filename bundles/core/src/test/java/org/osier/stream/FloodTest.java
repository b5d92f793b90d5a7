/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;

/** A peer that floods, and does not read what it is answered, stops everything but the clock. */
public class FloodTest {
    private static final int ITEMS = 16;

    @Rule
    public final Timeout bound = Timeout.seconds(30);

    private final Peers peers = new Peers(ITEMS, 1024 * 1024, ITEMS);
    private final XmlStream stream = peers.stream;

    private CompletableFuture<Integer> flood() {
        CompletableFuture<Integer> sent = new CompletableFuture<>();
        Threads.start("peer", () -> {
            int id = 0;
            try {
                while (true) {
                    peers.peer.write(Peers.message(id));
                    id++;
                }
            } catch (ConnectionException e) {
                sent.complete(id);
            }
        });
        return sent;
    }

    /** Both directions are full, and so is the queue between them. */
    private void awaitStandstill() throws Exception {
        peers.near.outgoing.awaitBlockedWriter();
        peers.far.outgoing.awaitBlockedWriter();
        while (stream.eventQueueSize() < ITEMS) {
            Thread.onSpinWait();
        }
    }

    @Test
    @Point({2, 3})
    public void endsWhenAWriteMakesNoProgressAndAllIsAccountedFor() throws Exception {
        AtomicInteger accepted = new AtomicInteger();
        stream.handle("echo", Matcher.ANY, element -> {
            stream.send(element);
            accepted.incrementAndGet();
        });
        peers.connect(1000);
        CompletableFuture<Integer> flood = flood();
        awaitStandstill();
        assertThat(stream.eventQueueSize()).as("bounded").isLessThanOrEqualTo(ITEMS);
        assertThat(peers.ends).isEmpty();

        peers.timer.advance(Duration.ofSeconds(30));
        StreamEnd end = peers.end();
        assertThat(end.cause().orElseThrow()).hasMessage("memory:5222 has taken nothing for 30 s");
        int left = end.unsent().size() + end.maybeSent().size();
        assertThat(left).isPositive().isLessThanOrEqualTo(accepted.get());
        int first = accepted.get() - left;
        for (int i = 0; i < end.maybeSent().size(); i++) {
            assertThat(Peers.id(end.maybeSent().get(i))).isEqualTo(first + i);
        }
        flood.get();
    }

    @Test
    public void goesOnWhenThePeerReadsAfterAll() throws Exception {
        int count = 5000;
        stream.handle("echo", Matcher.ANY, stream::send);
        peers.connect(1000);
        Threads.start("peer", () -> peers.say(0, count));
        awaitStandstill();

        for (int i = 0; i < count; i++) {
            assertThat(Peers.id(peers.peer.readElement())).isEqualTo(i);
        }
        assertThat(peers.ends).isEmpty();
    }

    @Test
    @Point(15)
    public void closingIsBoundedToo() throws Exception {
        stream.handle("echo", Matcher.ANY, stream::send);
        peers.connect(1000);
        CompletableFuture<Integer> flood = flood();
        awaitStandstill();
        CompletableFuture<Void> closed = stream.close();
        peers.timer.advance(Duration.ofSeconds(5));

        closed.get();
        flood.get();
        StreamEnd end = peers.end();
        assertThat(end.cause().orElseThrow())
                .hasMessage("memory:5222 has not taken all that was sent within 5 s of closing");
        assertThat(end.unsent().size() + end.maybeSent().size()).isPositive();
    }
}
