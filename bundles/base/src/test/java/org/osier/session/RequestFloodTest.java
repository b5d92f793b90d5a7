/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.session.FakeServer.Peer;
import org.osier.stanza.Iq;
import org.osier.stanza.Stanza;
import org.osier.stream.Threads;
import org.osier.xml.Element;

/** T9: 100,000 requests from one peer get one reply each, another peer's are answered, and nothing is kept. */
public class RequestFloodTest {
    private static final int MANY = 100_000;
    private static final int OTHERS = 1_000;
    private static final String NOTE = "urn:example:note";

    @Rule
    public final Timeout limit = Timeout.seconds(180);

    private FakeServer server;
    private FakeXmpp romeo;
    private Peer peer;

    @Before
    public void connect() throws IOException, InterruptedException {
        server = new FakeServer();
        romeo = FakeXmpp.to(server);
        romeo.connect();
        peer = server.next();
    }

    @After
    public void close() throws IOException {
        server.close();
        romeo.close();
    }

    private static Element ask(String from, int id, String name) {
        return Element.builder(Stanza.NAMESPACE, "iq")
                .attribute("type", "get")
                .attribute("id", Integer.toString(id))
                .attribute("from", from)
                .child(Element.of(NOTE, name))
                .build();
    }

    /** Sends them all, every hundredth from somebody else, and returns how many of the replies are errors. */
    private int flood(String... names) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        Threads.start("flood", () -> {
            for (int i = 0; i < MANY; i++) {
                peer.connection().write(ask("juliet@capulet.lit/balcony", i, names[i % names.length]));
                if (i % (MANY / OTHERS) == 0) {
                    peer.connection().write(ask("mercutio@montague.lit/street", i, names[0]));
                }
            }
            sent.complete(null);
        });
        BitSet flooded = new BitSet();
        BitSet others = new BitSet();
        int errors = 0;
        for (int i = 0; i < MANY + OTHERS; i++) {
            Iq reply = new Iq(peer.read());
            BitSet asked = reply.to().orElseThrow().toString().startsWith("juliet") ? flooded : others;
            int id = Integer.parseInt(reply.id().orElseThrow());
            assertThat(asked.get(id)).as("the reply to %s is the first", id).isFalse();
            asked.set(id);
            errors += reply.isError() ? 1 : 0;
        }
        sent.join();
        assertThat(flooded.cardinality()).isEqualTo(MANY);
        assertThat(others.cardinality()).isEqualTo(OTHERS);
        return errors;
    }

    @Test
    public void eachOfAHundredThousandRequestsGetsOneReplyAndNothingIsKept() {
        AtomicInteger calls = new AtomicInteger();
        romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> {
            calls.incrementAndGet();
            return request.result();
        });
        long before = RequestsTest.heap();
        assertThat(flood("note", "unknown")).as("those that nobody handles").isEqualTo(MANY / 2);
        assertThat(calls).hasValue(MANY / 2 + OTHERS);
        assertThat(RequestsTest.heap() - before).isLessThan(8_000_000);
    }

    @Test
    public void aHandlerThatAlwaysFailsDoesNotFloodTheLog() {
        AtomicInteger lines = new AtomicInteger();
        java.util.logging.Logger log = java.util.logging.Logger.getLogger("org.osier");
        java.util.logging.Handler counting = new java.util.logging.Handler() {
            @Override
            public void publish(java.util.logging.LogRecord line) {
                lines.incrementAndGet();
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(counting);
        try {
            romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> {
                throw new IllegalStateException("always");
            });
            assertThat(flood("note")).isEqualTo(MANY + OTHERS);
            // The first few with their stacks, then a line a minute.
            assertThat(lines).hasValueBetween(5, 10);
        } finally {
            log.removeHandler(counting);
        }
    }
}
