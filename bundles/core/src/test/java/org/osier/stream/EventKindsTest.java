/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.stream.EventHandler.Delivery;

/** Events by name and by key, direct, in turn and threaded, with and without data. */
public class EventKindsTest {
    private static final EventKey<Integer> NUMBER = new EventKey<>("event", Integer.class);
    private static final EventKey<String> TEXT = new EventKey<>("event", String.class);
    private static final EventKey<Void> PLAIN = new EventKey<>("plain", Void.class);

    @Rule
    public final Logged logged = new Logged();

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Peers peers = new Peers(16, 1024 * 1024, 16);
    private final XmlStream stream = peers.stream;
    private final List<Object> calls = Collections.synchronizedList(new ArrayList<>());

    @Test
    @Point(31)
    public void aHandlerByNameGetsDataOfAnyTypeInItsPlaceAmongOthers() throws Exception {
        stream.on(NUMBER, Delivery.QUEUED, data -> calls.add("number " + data));
        stream.on("event", Delivery.QUEUED, data -> calls.add("any " + data));
        stream.on(TEXT, Delivery.QUEUED, data -> calls.add("text " + data));
        stream.on("other", Delivery.QUEUED, data -> calls.add("other " + data));
        stream.raise(NUMBER, 1);
        stream.raise(TEXT, "a");
        peers.settle();

        assertThat(calls).containsExactly("number 1", "any 1", "any a", "text a");
    }

    @Test
    @Point(31)
    public void byNameGoesByHandleAndOnceIsOnce() throws Exception {
        Registration gone = stream.on("event", Delivery.QUEUED, data -> calls.add("gone"));
        stream.once("event", Delivery.QUEUED, data -> calls.add("once " + data));
        assertThat(stream.hasHandlers(TEXT)).isTrue();
        gone.close();
        stream.raise(TEXT, "a");
        stream.raise(NUMBER, 1);
        peers.settle();

        assertThat(calls).containsExactly("once a");
        assertThat(stream.hasHandlers(TEXT)).isFalse();
    }

    @Test
    @Point({2, 31})
    public void directHandlersRunAtOnceOnTheCallerInOrderAndOthersInTheirTurn() throws Exception {
        Thread caller = Thread.currentThread();
        CountDownLatch go = new CountDownLatch(1);
        stream.execute(() -> await(go));
        stream.on(NUMBER, Delivery.QUEUED, data -> calls.add("queued " + data));
        stream.on(NUMBER, Delivery.DIRECT, data -> calls.add("direct " + data));
        stream.on("event", Delivery.DIRECT, data -> calls.add(Thread.currentThread() == caller));
        stream.raise(NUMBER, 1);
        stream.raise(NUMBER, 2);

        assertThat(calls).containsExactly("direct 1", true, "direct 2", true);
        go.countDown();
        peers.settle();
        assertThat(calls).hasSize(6).endsWith("queued 1", "queued 2");
    }

    @Test
    @Point(31)
    public void anEventWithDirectHandlersOnlyIsNotQueued() throws Exception {
        stream.on(NUMBER, Delivery.DIRECT, calls::add);
        CountDownLatch go = new CountDownLatch(1);
        stream.execute(() -> await(go));
        int before = stream.eventQueueSize();
        for (int i = 0; i < 1000; i++) {
            stream.raise(NUMBER, i);
        }
        assertThat(stream.eventQueueSize()).isEqualTo(before);
        assertThat(calls).hasSize(1000);
        go.countDown();
    }

    @Test
    @Point(31)
    public void aDirectEventCallsAllInOrder() {
        stream.on(NUMBER, Delivery.QUEUED, data -> calls.add("a" + data));
        stream.on(NUMBER, Delivery.DIRECT, data -> calls.add("b" + data));
        stream.on("event", Delivery.QUEUED, data -> calls.add("c" + data));
        stream.raiseDirect(NUMBER, 1);

        assertThat(calls).containsExactly("a1", "b1", "c1");
    }

    @Test
    @Point(29)
    public void aDirectHandlerThatFailsHarmsNeitherOthersNorTheCaller() throws Exception {
        AtomicReference<String> failed = new AtomicReference<>();
        stream.onFault((what, failure) -> failed.set(what + ": " + failure.getMessage()));
        stream.on(NUMBER, Delivery.DIRECT, data -> {
            throw new Exception("not really");
        });
        stream.on(NUMBER, Delivery.DIRECT, calls::add);
        stream.raise(NUMBER, 1);

        assertThat(calls).containsExactly(1);
        assertThat(failed).hasValue("a handler of the event event: not really");
        assertThat(logged.messages()).isEmpty();
    }

    @Test
    @Point(32)
    public void anEventWithoutDataCallsItsHandlers() throws Exception {
        stream.on(PLAIN, Delivery.QUEUED, nothing -> calls.add("by key"));
        stream.on("plain", Delivery.QUEUED, nothing -> calls.add("by name"));
        stream.raise(PLAIN);
        peers.settle();

        assertThat(calls).containsExactly("by key", "by name");
    }

    @Test
    @Point(32)
    public void anEventNobodyHandlesCostsNoMemory() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        stream.on(NUMBER, Delivery.QUEUED, calls::add);
        int many = 100_000;
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < many; i++) {
            stream.raise(PLAIN);
            stream.raise(TEXT, "nobody wants text");
        }
        long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

        assertThat(after - before).as("bytes, far less than one for each").isLessThan(many / 2);
        assertThat(stream.eventQueueSize()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
