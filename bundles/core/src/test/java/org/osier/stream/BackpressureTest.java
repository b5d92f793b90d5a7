/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.xml.Element;

/** When the event loop falls behind, reading stops, and the peer has to wait; nothing is lost. */
public class BackpressureTest {
    private static final int ITEMS = 10;

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Semaphore mayHandle = new Semaphore(0);
    private final List<Integer> handled = Collections.synchronizedList(new ArrayList<>());

    private Peers slow(long bytes) {
        Peers peers = new Peers(ITEMS, bytes, 16).connect(500);
        peers.stream.handle("slow", Matcher.ANY, element -> {
            mayHandle.acquire();
            handled.add(Peers.id(element));
        });
        return peers;
    }

    private static CompletableFuture<Void> talk(Peers peers, Element element, int count) {
        CompletableFuture<Void> said = new CompletableFuture<>();
        Threads.start("peer", () -> {
            try {
                for (int i = 0; i < count; i++) {
                    peers.peer.write(element.toBuilder().attribute("id", "" + i).build());
                }
                said.complete(null);
            } catch (ConnectionException e) {
                said.completeExceptionally(e);
            }
        });
        return said;
    }

    @Test
    public void aFullEventQueueStopsReadingAndLosesNothing() throws Exception {
        Peers peers = slow(1024 * 1024);
        CompletableFuture<Void> said = talk(peers, Peers.message(0), 1000);
        peers.far.outgoing.awaitBlockedWriter();
        while (peers.stream.eventQueueSize() < ITEMS) {
            Thread.onSpinWait();
        }
        assertThat(peers.stream.eventQueueSize()).isEqualTo(ITEMS);
        assertThat(said).isNotDone();

        mayHandle.release(100);
        while (handled.size() < 100) {
            Thread.onSpinWait();
        }
        peers.far.outgoing.awaitBlockedWriter();
        assertThat(peers.stream.eventQueueSize()).isLessThanOrEqualTo(ITEMS);

        mayHandle.release(1000);
        said.get(10, TimeUnit.SECONDS);
        while (handled.size() < 1000) {
            Thread.onSpinWait();
        }
        assertThat(List.copyOf(handled))
                .isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    public void soDoManyBytesInFewStanzas() throws Exception {
        Peers peers = slow(3000);
        CompletableFuture<Void> said = talk(peers, Element.of(Peers.CLIENT, "message", "x".repeat(1000)), 100);
        peers.far.outgoing.awaitBlockedWriter();

        while (peers.stream.eventQueueSize() < 3) {
            Thread.onSpinWait();
        }
        assertThat(peers.stream.eventQueueSize()).isEqualTo(3);
        mayHandle.release(1000);
        said.get(10, TimeUnit.SECONDS);
    }

    /** Acknowledgements and replies that were read must get through while handlers are busy. */
    @Test
    public void inStreamHandlersRunWhileTheEventLoopIsBusy() throws Exception {
        Peers peers = slow(1024 * 1024);
        CountDownLatch taken = new CountDownLatch(100);
        peers.stream.handlers().inStream("acks", Matcher.name("urn:xmpp:sm:3", "a"), ack -> {
            taken.countDown();
            return true;
        });
        peers.say(0, ITEMS - 1);
        for (int i = 0; i < 100; i++) {
            peers.peer.write(Element.of("urn:xmpp:sm:3", "a"));
        }

        assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(handled).isEmpty();
    }

    @Test
    public void sendingWorksWhileReadingHasStopped() throws Exception {
        Peers peers = slow(1024 * 1024);
        CompletableFuture<Void> talking = talk(peers, Peers.message(0), 1000);
        peers.far.outgoing.awaitBlockedWriter();
        peers.stream.send(Peers.message(1));

        assertThat(peers.peer.readElement()).isEqualTo(Peers.message(1));
        assertThat(talking).isNotDone();
    }

    @Test
    public void abortGetsThroughToALoopThatWaitsForRoom() throws Exception {
        Peers peers = slow(1024 * 1024);
        CompletableFuture<Void> talking = talk(peers, Peers.message(0), 100);
        peers.far.outgoing.awaitBlockedWriter();
        ConnectionException because = new ConnectionException("enough", null);
        peers.stream.abort(because);

        assertThat(peers.end().cause()).contains(because);
        assertThat(talking).failsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    public void theEndIsToldAfterAllThatWasReadThoughTheQueueIsFull() throws Exception {
        Peers peers = slow(1024 * 1024);
        CompletableFuture<List<Integer>> ended = new CompletableFuture<>();
        peers.stream.on(XmlStream.ENDED, EventHandler.Delivery.QUEUED, end -> ended.complete(List.copyOf(handled)));
        peers.say(0, ITEMS);
        peers.far.outgoing.awaitBlockedReader();
        peers.far.close();
        peers.end();
        mayHandle.release(1000);

        assertThat(ended.get()).isEqualTo(IntStream.range(0, ITEMS).boxed().toList());
    }
}
