/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.stream.EventHandler.Delivery;
import org.osier.xml.Element;

/** What reaches which handler, in what order. */
public class DispatchTest {
    private static final EventKey<Integer> EVENT = new EventKey<>("event", Integer.class);

    @Rule
    public final Logged logged = new Logged();

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Peers peers = new Peers().connect();
    private final XmlStream stream = peers.stream;
    private final List<Object> calls = Collections.synchronizedList(new ArrayList<>());

    private StreamHandler noting(String name) {
        return element -> calls.add(name + Peers.id(element));
    }

    /** The peer sends so many messages, and all is dispatched. */
    private void receive(int count) throws Exception {
        peers.say(0, count);
        peers.far.outgoing.awaitBlockedReader();
        peers.settle();
    }

    @Test
    public void keepsTheOrderOfElements() throws Exception {
        stream.handle("messages", Matcher.ANY, element -> calls.add(Peers.id(element)));
        receive(1000);

        assertThat(calls).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    @Point(25)
    public void callsEveryMatchingHandlerInOrderOfRegistrationAndTheLastOne() throws Exception {
        stream.handleLast(noting("last"));
        stream.handle("a", Matcher.name(Peers.CLIENT, "message"), noting("a"));
        stream.handle("b", Matcher.ANY, noting("b"));
        stream.handle("presence", Matcher.name(Peers.CLIENT, "presence"), noting("presence"));
        stream.handle("c", Matcher.name(Peers.CLIENT, "message").withAttribute("id", "0"), noting("c"));
        receive(2);

        assertThat(calls).containsExactly("a0", "b0", "c0", "last0", "a1", "b1", "last1");
    }

    @Test
    @Point(29)
    public void aHandlerThatFailsHarmsNobody() throws Exception {
        stream.handle("exception", Matcher.ANY, element -> {
            throw new Exception("not really");
        });
        stream.handle("error", Matcher.ANY, element -> {
            throw new OutOfMemoryError("not really");
        });
        stream.handle("unprintable", Matcher.ANY, element -> {
            throw new IllegalStateException() {
                private static final long serialVersionUID = 1L;

                @Override
                public String getMessage() {
                    throw new StackOverflowError("not even that");
                }
            };
        });
        stream.handle(
                "interrupt", Matcher.ANY, element -> Thread.currentThread().interrupt());
        stream.handle("after", Matcher.ANY, element -> {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            calls.add("after" + Peers.id(element));
        });
        stream.handleLast(element -> {
            throw new LinkageError("not really");
        });
        receive(3);

        assertThat(calls).containsExactly("after0", "after1", "after2");
        assertThat(logged.messages())
                .contains("stream handler exception failed", "stream handler error failed")
                .hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    @Point(2)
    public void eventsKeepTheirPlaceAmongElements() throws Exception {
        stream.on(EVENT, Delivery.QUEUED, number -> calls.add("event" + number));
        stream.handle("raising", Matcher.ANY, element -> stream.raise(EVENT, Peers.id(element)));
        stream.handle("after", Matcher.ANY, noting("after"));
        receive(1);
        stream.raise(EVENT, 7);
        peers.say(1, 1);
        peers.far.outgoing.awaitBlockedReader();
        peers.settle();
        peers.settle();

        assertThat(List.copyOf(calls)).containsExactly("after0", "event0", "event7", "after1", "event1");
    }

    @Test
    public void handlersSeeWhatFiltersMadeOfIt() throws Exception {
        stream.filter(StanzaFilter.Stage.IN, 0, element -> {
            int id = Peers.id(element);
            return id == 1 ? Optional.empty() : Optional.of(Peers.message(id + 10));
        });
        stream.handle("messages", Matcher.ANY, noting(""));
        receive(3);

        assertThat(calls).containsExactly("10", "12");
    }

    @Test
    public void aFilterThatFailsDropsWhatItWasGivenAndNoMore() throws Exception {
        stream.filter(StanzaFilter.Stage.IN, 0, element -> {
            if (Peers.id(element) == 1) {
                throw new IllegalStateException("not really");
            }
            if (Peers.id(element) == 2) {
                throw new StackOverflowError("not really");
            }
            return Optional.of(element);
        });
        stream.handle("messages", Matcher.ANY, noting(""));
        receive(4);

        assertThat(calls).containsExactly("0", "3");
    }

    @Test
    @Point(26)
    public void inStreamHandlersComeFirstAndMayTakeAnElement() throws Exception {
        stream.handlers().inStream("odd", Matcher.ANY, element -> Peers.id(element) % 2 == 1);
        stream.handlers().inStream("all", Matcher.ANY, element -> {
            assertThat(stream.isEventLoop()).isFalse();
            calls.add("in" + Peers.id(element));
            return false;
        });
        stream.handle(
                "messages",
                Matcher.ANY,
                element -> assertThat(Peers.id(element) % 2).isZero());
        receive(4);

        assertThat(calls).containsExactly("in0", "in2");
    }

    @Test
    public void anInStreamHandlerThatFailsHarmsNobody() throws Exception {
        stream.handlers().inStream("exception", Matcher.ANY, element -> {
            throw new IllegalStateException("not really");
        });
        stream.handlers().inStream("error", Matcher.ANY, element -> {
            throw new NoClassDefFoundError("gone/with/its/Bundle");
        });
        stream.handlers()
                .inStream(
                        "matcher",
                        Matcher.ANY.where(element -> {
                            throw new NoClassDefFoundError("gone/with/its/Bundle");
                        }),
                        element -> true);
        stream.handlers().inStream("interrupt", Matcher.ANY, element -> {
            Thread.currentThread().interrupt();
            return false;
        });
        stream.handle("messages", Matcher.ANY, noting(""));
        receive(3);

        assertThat(calls).containsExactly("0", "1", "2");
    }

    @Test
    public void aTaskThatFailsHarmsNobody() throws Exception {
        stream.execute(() -> {
            throw new OutOfMemoryError("not really");
        });
        stream.execute(() -> calls.add(stream.isEventLoop()));
        peers.settle();

        assertThat(calls).containsExactly(true);
        assertThat(stream.isEventLoop()).isFalse();
    }

    @Test
    @Point(25)
    public void anElementIsTheSameForAll() throws Exception {
        List<Element> seen = Collections.synchronizedList(new ArrayList<>());
        stream.handle("a", Matcher.ANY, seen::add);
        stream.handle("b", Matcher.ANY, seen::add);
        receive(1);

        assertThat(seen.get(0)).isSameAs(seen.get(1)).isEqualTo(Peers.message(0));
    }
}
