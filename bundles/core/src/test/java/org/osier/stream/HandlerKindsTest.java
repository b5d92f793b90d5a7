/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.xml.Element;

/** Once handlers, collectors, raw elements, and names. */
public class HandlerKindsTest {
    @Rule
    public final Logged logged = new Logged();

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Peers peers = new Peers().connect();
    private final XmlStream stream = peers.stream;
    private final Handlers handlers = stream.handlers();
    private final List<Object> calls = Collections.synchronizedList(new ArrayList<>());

    private void receive(int first, int count) throws Exception {
        peers.say(first, count);
        peers.far.outgoing.awaitBlockedReader();
        peers.settle();
    }

    @Test
    @Point(30)
    public void onceIsOnceThoughManyAreQueued() throws Exception {
        handlers.once("once", Matcher.ANY, element -> calls.add(Peers.id(element)));
        CountDownLatch go = new CountDownLatch(1);
        stream.execute(() -> await(go));
        peers.say(0, 20);
        peers.far.outgoing.awaitBlockedReader();
        go.countDown();
        peers.settle();

        assertThat(calls).containsExactly(0);
        assertThat(handlers.names()).isEmpty();
    }

    @Test
    @Point(30)
    public void onceIsOnceThoughItIsAddedWhileElementsStreamIn() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Thread feeder = feed(stop);
        for (int round = 0; round < 300; round++) {
            AtomicInteger called = new AtomicInteger();
            CountDownLatch first = new CountDownLatch(1);
            handlers.once("round", Matcher.ANY, element -> {
                called.incrementAndGet();
                first.countDown();
            });
            assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
            peers.settle();
            assertThat(called).hasValue(1);
        }
        stop.set(true);
        feeder.join();
        assertThat(handlers.names()).isEmpty();
    }

    private Thread feed(AtomicBoolean stop) {
        return Threads.start("feeder", () -> {
            for (int i = 0; !stop.get(); i++) {
                peers.peer.write(Peers.message(i));
            }
        });
    }

    @Test
    @Point(30)
    public void onceThatFailsHasHadItsCall() throws Exception {
        Registration once = handlers.once("once", Matcher.ANY, element -> {
            calls.add(Peers.id(element));
            throw new IllegalStateException("not really");
        });
        receive(0, 3);
        assertThat(calls).containsExactly(0);
        assertThat(logged.messages()).containsExactly("stream handler once failed");
        once.close();
    }

    @Test
    @Point(30)
    public void onceMayBeTakenAwayBeforeItsCall() throws Exception {
        handlers.once("once", Matcher.ANY, element -> calls.add(Peers.id(element)))
                .close();
        receive(0, 3);
        assertThat(calls).isEmpty();
    }

    @Test
    @Point(30)
    public void aCollectorGathersUpToItsBoundUntilItIsStopped() throws Exception {
        Collector collector = handlers.collector("some", Matcher.name(Peers.CLIENT, "message"), 3);
        stream.handle("all", Matcher.ANY, element -> calls.add(Peers.id(element)));
        receive(0, 2);
        assertThat(collector.elements()).extracting(Peers::id).containsExactly(0, 1);
        receive(2, 3);
        assertThat(collector.missed()).isEqualTo(2);
        assertThat(collector.stop()).extracting(Peers::id).containsExactly(0, 1, 2);
        receive(5, 1);

        assertThat(collector.stop()).hasSize(3);
        assertThat(collector.missed()).isEqualTo(2);
        assertThat(calls).as("nothing was taken from others").containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(handlers.names()).containsExactly("all");
        assertThatThrownBy(() -> handlers.collector("none", Matcher.ANY, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Point(30)
    public void aCollectorOutlivesConnections() throws Exception {
        Collector collector = handlers.collector("some", Matcher.ANY, 10);
        receive(0, 1);
        peers.peer.writeFooter();
        peers.end();
        peers.connect();
        receive(1, 1);

        assertThat(collector.stop()).extracting(Peers::id).containsExactly(0, 1);
    }

    /** As a component does that maps one content namespace to another. */
    @Test
    @Point({8, 30})
    public void anInFilterSeesRawElementsBeforeAnythingElseAndMayChangeThem() throws Exception {
        List<Element> raw = Collections.synchronizedList(new ArrayList<>());
        Matcher mapped = Matcher.name("urn:mapped", "message");
        stream.filter(StanzaFilter.Stage.IN, Integer.MIN_VALUE, element -> {
            raw.add(element);
            return Optional.of(Element.builder("urn:mapped", element.local())
                    .attribute("id", element.attribute("id").orElse("none"))
                    .build());
        });
        Waiter waiter = handlers.waiter("waiter", mapped);
        Collector collector = handlers.collector("collector", Matcher.ANY, 10);
        stream.handleInStream("taking", mapped.withAttribute("id", "1"), element -> true);
        stream.handle("all", Matcher.ANY, element -> calls.add(element.name().namespace() + Peers.id(element)));
        receive(0, 2);

        assertThat(raw).containsExactly(Peers.message(0), Peers.message(1));
        assertThat(calls).containsExactly("urn:mapped0");
        assertThat(waiter.await(Duration.ZERO).orElseThrow().name().namespace()).isEqualTo("urn:mapped");
        assertThat(collector.stop())
                .extracting(element -> element.name().namespace())
                .containsOnly("urn:mapped");
    }

    @Test
    @Point(28)
    public void aNameMayStandForManyOfAllKinds() throws Exception {
        stream.handle("mine", Matcher.ANY, element -> calls.add("callback"));
        stream.handle("mine", Matcher.ANY, element -> calls.add("callback too"));
        stream.handleInStream("mine", Matcher.ANY, element -> calls.add("in stream"));
        handlers.once("mine", Matcher.ANY.withAttribute("id", "9"), element -> calls.add("once"));
        handlers.waiter("mine", Matcher.ANY.withAttribute("id", "9"));
        handlers.collector("mine", Matcher.ANY, 1);
        Registration gone = stream.handle("mine", Matcher.ANY, element -> calls.add("gone"));
        gone.close();
        stream.handle("other", Matcher.ANY, element -> calls.add("other"));
        assertThat(handlers.names()).containsExactly("mine", "other");

        assertThat(handlers.remove("mine")).isEqualTo(6);
        assertThat(handlers.remove("mine")).isZero();
        gone.close();
        receive(9, 1);
        assertThat(calls).containsExactly("other");
    }

    @Test
    @Point(28)
    public void removalByNameTakesEffectWithElementsQueued() throws Exception {
        stream.handle("mine", Matcher.ANY, element -> calls.add(Peers.id(element)));
        CountDownLatch go = new CountDownLatch(1);
        stream.execute(() -> await(go));
        peers.say(0, 20);
        peers.far.outgoing.awaitBlockedReader();
        assertThat(handlers.remove("mine")).isEqualTo(1);
        go.countDown();
        peers.settle();

        assertThat(calls).isEmpty();
    }

    /** No call may begin after the removal has returned, with elements streaming in all the while. */
    @Test
    @Point(28)
    public void removalByNameHoldsWhileTrafficFlows() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Thread feeder = feed(stop);
        AtomicInteger late = new AtomicInteger();
        for (int round = 0; round < 300; round++) {
            AtomicBoolean removed = new AtomicBoolean();
            CountDownLatch called = new CountDownLatch(2);
            for (int i = 0; i < 2; i++) {
                stream.handle("mine", Matcher.ANY, element -> {
                    called.countDown();
                    if (removed.get()) {
                        late.incrementAndGet();
                    }
                });
            }
            assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(handlers.remove("mine")).isEqualTo(2);
            removed.set(true);
        }
        stop.set(true);
        feeder.join();

        assertThat(late).hasValue(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
