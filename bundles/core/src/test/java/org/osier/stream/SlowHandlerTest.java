/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.stream.EventHandler.Delivery;

/** A stream tells who holds it up, whatever kind of handler that is. */
@Point(29)
public class SlowHandlerTest {
    private static final EventKey<Integer> EVENT = new EventKey<>("event", Integer.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Rule
    public final Logged logged = new Logged();

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Peers peers = new Peers(16, 1024 * 1024, 16, Duration.ofMillis(50), LIMIT).connect();
    private final XmlStream stream = peers.stream;
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    /** What is still to be logged must not reach the next test. */
    @After
    public void release() throws Exception {
        go.countDown();
        peers.settle();
        stream.abort(new ConnectionException("enough", null));
        peers.end();
    }

    private void stick() throws InterruptedException {
        inside.countDown();
        go.await();
    }

    private SlowCall slowCall() throws InterruptedException {
        inside.await();
        assertThat(stream.slowCall()).isEmpty();
        peers.timer.advance(LIMIT);
        SlowCall slow = stream.slowCall().orElseThrow();
        assertThat(logged.messages()).singleElement().asString().startsWith(slow.toString());
        return slow;
    }

    @Test
    public void aStreamHandler() throws Exception {
        stream.handle("greeter", Matcher.ANY, element -> stick());
        peers.say(0, 1);

        assertThat(slowCall())
                .isEqualTo(new SlowCall(
                        "event loop of juliet", "greeter", getClass().getName(), LIMIT));
        go.countDown();
        peers.settle();
        assertThat(stream.slowCall()).isEmpty();
        assertThat(logged.messages()).endsWith("the event loop of juliet goes on after 5 s");
    }

    @Test
    public void anEventHandlerThatAnotherHandlerCalls() throws Exception {
        stream.on(EVENT, Delivery.QUEUED, data -> stick());
        stream.handle("greeter", Matcher.ANY, element -> stream.raiseDirect(EVENT, 1));
        peers.say(0, 1);

        assertThat(slowCall().handler()).isEqualTo("a handler of the event event");
    }

    @Test
    public void aSchedule() throws Exception {
        stream.schedules().once("cleaning", Duration.ZERO, () -> {
            try {
                stick();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        peers.timer.advance(Duration.ZERO);

        assertThat(slowCall().handler()).isEqualTo("schedule cleaning");
    }

    @Test
    public void anInStreamHandler() throws Exception {
        stream.handleInStream("acks", Matcher.ANY, element -> {
            try {
                stick();
                return true;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        peers.say(0, 1);

        SlowCall slow = slowCall();
        assertThat(slow.handler()).isEqualTo("acks");
        assertThat(slow.loop()).isEqualTo("read loop of juliet");
    }

    @Test
    public void aFilter() throws Exception {
        stream.filter(StanzaFilter.Stage.IN, 0, element -> {
            try {
                stick();
                return Optional.empty();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        peers.say(0, 1);

        assertThat(slowCall().handler()).isEqualTo("a filter");
    }

    @Test
    public void aThreadedHandlerMayTakeItsTime() throws Exception {
        stream.on(EVENT, Delivery.THREADED, data -> stick());
        stream.raise(EVENT, 1);
        inside.await();
        while (stream.eventQueueSize() > 0) {
            Thread.onSpinWait();
        }
        peers.timer.advance(LIMIT.multipliedBy(10));

        assertThat(stream.slowCall()).isEmpty();
        assertThat(logged.messages()).isEmpty();
    }
}
