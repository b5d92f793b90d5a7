/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.stream.EventHandler.Delivery;

/** A stream outlives its connections. */
public class NextConnectionTest {
    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Peers peers = new Peers();
    private final XmlStream stream = peers.stream;
    private final List<Object> calls = Collections.synchronizedList(new ArrayList<>());

    @Test
    public void aSecondOneIsRefusedWhileOneRuns() throws Exception {
        peers.connect();
        Connection peer = peers.peer;
        assertThatThrownBy(() -> stream.run(peers.open(1000)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stream juliet already runs on a connection");

        stream.send(Peers.message(1));
        assertThat(peer.readElement()).as("the first goes on").isEqualTo(Peers.message(1));
    }

    @Test
    public void handlersFiltersAndQueuedWorkSurvive() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        stream.handle("messages", Matcher.ANY, element -> {
            go.await();
            calls.add(Peers.id(element));
        });
        stream.filter(StanzaFilter.Stage.OUT, 0, e -> java.util.Optional.of(Peers.message(Peers.id(e) + 1)));
        peers.connect();
        peers.say(0, 5);
        peers.far.outgoing.awaitBlockedReader();
        peers.far.close();
        peers.end();

        peers.connect();
        peers.say(5, 5);
        stream.send(Peers.message(6));
        assertThat(peers.peer.readElement()).isEqualTo(Peers.message(7));
        peers.far.outgoing.awaitBlockedReader();
        go.countDown();
        peers.settle();
        assertThat(List.copyOf(calls)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    public void nothingIsSentOverAnEndedOne() throws Exception {
        peers.connect();
        peers.far.close();
        peers.end();

        assertThatThrownBy(() -> stream.send(Peers.message(1)))
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("this was not sent");
    }

    @Test
    public void mayBeBegunByWhoIsToldOfTheEnd() throws Exception {
        CompletableFuture<Void> heard = new CompletableFuture<>();
        XmlStream[] self = new XmlStream[1];
        Connection next = peers.open(1000);
        Connection nextPeer = peers.peer;
        self[0] = new XmlStream(StreamConfig.named("juliet"), end -> self[0].run(next));
        self[0].on(XmlStream.ENDED, Delivery.QUEUED, end -> calls.add("ended"));
        self[0].handle("messages", Matcher.ANY, element -> {
            calls.add(Peers.id(element));
            heard.complete(null);
        });
        nextPeer.write(Peers.message(1));
        self[0].run(peers.open(1000));
        peers.far.close();

        heard.get();
        assertThat(List.copyOf(calls))
                .as("the end of the first comes before all of the next")
                .containsExactly("ended", 1);
        self[0].send(Peers.message(2));
        assertThat(nextPeer.readElement()).isEqualTo(Peers.message(2));
    }

    @Test
    public void eachEndIsRaisedOnceInItsPlace() throws Exception {
        stream.on(XmlStream.ENDED, Delivery.QUEUED, end -> calls.add("ended"));
        stream.handle("messages", Matcher.ANY, element -> calls.add(Peers.id(element)));
        for (int round = 0; round < 50; round++) {
            peers.connect();
            peers.say(round, 1);
            peers.peer.writeFooter();
            peers.end();
        }
        peers.far.incoming.end();
        while (calls.size() < 100) {
            Thread.onSpinWait();
        }

        for (int round = 0; round < 50; round++) {
            assertThat(calls.get(2 * round)).isEqualTo(round);
            assertThat(calls.get(2 * round + 1)).isEqualTo("ended");
        }
    }

    @Test
    public void theCloseOfAnEarlierOneDoesNotTouchIt() throws Exception {
        peers.connect();
        CompletableFuture<Void> closed = stream.close();
        peers.peer.writeFooter();
        closed.get();
        peers.connect();
        peers.timer.advance(java.time.Duration.ofMinutes(10));

        stream.send(Peers.message(1));
        assertThat(peers.peer.readElement()).isEqualTo(Peers.message(1));
    }
}
