/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.stream.StreamError.Condition;
import org.osier.xml.Element;

/** A peer that sends what is refused gets the stream error that fits, whatever else is being written. */
public class RefusedXmlTest {
    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Peers peers = new Peers();
    private final XmlStream stream = peers.stream;

    private void refused(String xml, Condition condition) throws Exception {
        Peers each = new Peers().connect();
        each.sayRaw(xml);
        assertThatThrownBy(each.peer::read)
                .isInstanceOfSatisfying(
                        StreamErrorException.class,
                        e -> assertThat(e.error().condition()).isEqualTo(condition));
        assertThat(each.peer.read()).as("the footer").isEmpty();
        assertThat(each.end().cause().orElseThrow())
                .isInstanceOfSatisfying(
                        StreamErrorException.class,
                        e -> assertThat(e.error().condition()).isEqualTo(condition));
    }

    @Test
    public void eachRefusalHasItsCondition() throws Exception {
        refused("<message></iq>", Condition.NOT_WELL_FORMED);
        refused("<message><!-- a comment --></message>", Condition.RESTRICTED_XML);
        refused("<message>&wherefore;</message>", Condition.RESTRICTED_XML);
        refused("<message>" + "<a>".repeat(100), Condition.POLICY_VIOLATION);
        refused("<message>" + "<a/>".repeat(40_000) + "</message>", Condition.POLICY_VIOLATION);
    }

    @Test
    public void whatCameBeforeIsStillHandled() throws Exception {
        java.util.concurrent.CountDownLatch handled = new java.util.concurrent.CountDownLatch(3);
        stream.handle("messages", Matcher.ANY, element -> handled.countDown());
        peers.connect();
        peers.say(0, 3);
        peers.sayRaw("<<");
        peers.end();

        handled.await();
    }

    /** The read loop must not write while the writer does, or the error would land amid an element. */
    @Test
    public void theErrorStandsBetweenElementsHoweverMuchIsBeingSent() throws Exception {
        for (int round = 0; round < 50; round++) {
            Peers each = new Peers(64, 1024 * 1024, 1000).connect(5000);
            Thread sender = Threads.start("sender", () -> {
                try {
                    IntStream.iterate(0, id -> id + 1).forEach(id -> each.stream.send(Peers.message(id)));
                } catch (NotConnectedException e) {
                    // As it has to be.
                }
            });
            Threads.start("peer", () -> each.sayRaw("<message></iq>"));
            int next = 0;
            try {
                for (Element e = each.peer.readElement(); ; e = each.peer.readElement()) {
                    assertThat(Peers.id(e)).isEqualTo(next++);
                }
            } catch (StreamErrorException e) {
                assertThat(e.error().condition()).isEqualTo(Condition.NOT_WELL_FORMED);
            }
            assertThat(each.peer.read()).as("the footer").isEmpty();
            sender.join();
        }
    }

    @Test
    public void aPeerThatSendsItAndDoesNotReadIsCutOff() throws Exception {
        peers.connect(1000);
        stream.send(Element.of(Peers.CLIENT, "message", "x".repeat(5000)));
        peers.near.outgoing.awaitBlockedWriter();
        peers.sayRaw("<message></iq>");
        peers.timer.awaitPending(2);
        peers.timer.advance(Duration.ofSeconds(5));

        StreamEnd end = peers.end();
        assertThat(end.cause()).containsInstanceOf(StreamErrorException.class);
        assertThat(end.maybeSent()).hasSize(1);
    }
}
