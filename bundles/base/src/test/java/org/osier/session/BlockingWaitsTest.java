/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stream.StanzaFilter;
import org.osier.xml.Element;

/** Who would wait for a reply where that cannot come is told so at once, and what to do instead. */
public class BlockingWaitsTest {
    private static final Iq REQUEST =
            Iq.get(Jid.of("juliet@capulet.lit/balcony"), Element.of("jabber:iq:version", "query"));

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private final BlockingQueue<Optional<Throwable>> outcomes = new LinkedBlockingQueue<>();
    private FakeServer server;
    private FakeXmpp romeo;
    private FakeServer.Peer peer;

    @Before
    public void connect() throws IOException, InterruptedException {
        server = new FakeServer();
        romeo = FakeXmpp.to(server, new ManualTimer(), ReconnectPolicy.NEVER);
        romeo.connect();
        peer = server.next();
    }

    @After
    public void close() throws IOException {
        peer.cut();
        romeo.close();
        server.close();
    }

    private void attempt(Callable<?> wait) {
        try {
            wait.call();
            outcomes.add(Optional.empty());
        } catch (Exception e) {
            outcomes.add(Optional.of(e));
        }
    }

    private Optional<Throwable> outcome() throws InterruptedException {
        peer.send("<message/>");
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    private void inFilter(Callable<?> wait) {
        romeo.filter(StanzaFilter.Stage.IN, 0, element -> {
            attempt(wait);
            return Optional.of(element);
        });
    }

    @Test
    public void aBlockingRequestInAFilterIsRefused() throws Exception {
        inFilter(() -> romeo.requestAndWait(REQUEST));

        assertThat(outcome().orElseThrow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("a blocking request on the read loop would wait for itself; use request()");
    }

    @Test
    public void soIsJoiningARequestOnTheEventLoop() throws Exception {
        romeo.onMessage(
                (message, session) -> attempt(() -> session.request(REQUEST).join()));

        assertThat(outcome().orElseThrow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chain what comes next to the future");
    }

    @Test
    public void andOneThatIsChainedToIt() throws Exception {
        inFilter(() -> romeo.request(REQUEST).thenApply(Iq::type).get(1, TimeUnit.DAYS));

        assertThat(outcome().orElseThrow()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    public void closingInAFilterDoesNotWait() throws Exception {
        inFilter(() -> {
            romeo.close();
            return romeo.state();
        });

        assertThat(outcome()).isEmpty();
        assertThat(romeo.state()).isEqualTo(Session.State.CLOSED);
    }
}
