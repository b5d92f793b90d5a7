/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.jid.Jid;
import org.osier.session.FakeServer.Peer;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.NotConnectedException;
import org.osier.stream.Threads;
import org.osier.xml.Element;

/** Requests over a stream: replies, refusals, ends and forgeries. */
public class SessionRequestTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit/balcony");
    private static final Iq REQUEST = Iq.get(JULIET, Element.of("jabber:iq:version", "query"));

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private final ManualTimer timer = new ManualTimer();
    private FakeServer server;
    private FakeXmpp romeo;
    private Peer peer;

    @Before
    public void connect() throws IOException, InterruptedException {
        server = new FakeServer();
        romeo = FakeXmpp.to(server, timer, ReconnectPolicy.NEVER);
        romeo.connect();
        peer = server.next();
    }

    @After
    public void close() throws IOException {
        peer.cut();
        romeo.close();
        server.close();
    }

    private String nextId() {
        return peer.read().attribute("id").orElseThrow();
    }

    @Test
    public void givesTheReplyOnAnotherThreadThanTheLoops() throws Exception {
        CompletableFuture<String> thread =
                romeo.request(REQUEST).thenApply(reply -> Thread.currentThread().getName());
        peer.send("<iq type='result' from='juliet@capulet.lit/balcony' id='" + nextId() + "'/>");
        assertThat(thread.get(10, TimeUnit.SECONDS))
                .doesNotStartWith("osier-read-")
                .doesNotStartWith("osier-event-");
    }

    @Test
    public void givesEveryRequestAnIdOfItsOwn() {
        List<CompletableFuture<Iq>> replies =
                List.of(romeo.request(REQUEST.withId("guessable")), romeo.request(REQUEST.withId("guessable")));
        assertThat(List.of(nextId(), nextId())).doesNotHaveDuplicates().doesNotContain("guessable");
        assertThat(replies).noneMatch(CompletableFuture::isDone);
    }

    @Test
    public void ignoresTheRightIdInAMessageOrFromAStranger() throws Exception {
        CompletableFuture<Iq> reply = romeo.request(REQUEST);
        String id = nextId();
        peer.send("<message type='result' from='juliet@capulet.lit/balcony' id='" + id + "'/>");
        peer.send("<presence type='error' from='juliet@capulet.lit/balcony' id='" + id + "'/>");
        peer.send("<iq type='result' from='mercutio@montague.lit' id='" + id + "'/>");
        peer.send("<iq type='get' from='juliet@capulet.lit/balcony' id='" + id + "'><x xmlns='urn:example:x'/></iq>");
        assertThat(peer.read().attribute("type"))
                .as("the request is answered as one")
                .hasValue("error");
        assertThat(reply).isNotDone();
        peer.send("<iq type='result' from='juliet@capulet.lit/balcony' id='" + id + "'/>");
        assertThat(reply.get(10, TimeUnit.SECONDS).type()).isEqualTo(Iq.Type.RESULT);
    }

    @Test
    public void failsWithTheExceptionItself() throws Exception {
        CompletableFuture<Throwable> failure = romeo.request(REQUEST).handle((reply, e) -> e);
        peer.send("<iq type='error' from='juliet@capulet.lit/balcony' id='" + nextId() + "'/>");
        assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(StanzaErrorException.class);
    }

    @Test
    public void failsWhenNobodyAnswers() throws Exception {
        CompletableFuture<Throwable> failure =
                romeo.request(REQUEST, Duration.ofSeconds(7)).handle((reply, e) -> e);
        nextId();
        timer.pass(Duration.ofSeconds(7));
        assertThat(failure.get(10, TimeUnit.SECONDS))
                .isInstanceOf(NoReplyException.class)
                .hasMessage("juliet@capulet.lit/balcony did not answer within 7 s");
    }

    @Test
    public void failsWhenTheSessionEnds() throws Exception {
        CompletableFuture<Throwable> failure = romeo.request(REQUEST).handle((reply, e) -> e);
        nextId();
        peer.cut();
        assertThat(failure.get(10, TimeUnit.SECONDS))
                .isInstanceOf(NotConnectedException.class)
                .hasMessage("the session of romeo@montague.lit/orchard has ended");
        assertThatThrownBy(() -> romeo.request(REQUEST).join()).hasCauseInstanceOf(NotConnectedException.class);
    }

    @Test
    public void refusesToWaitForWhatIsNoRequest() {
        Iq result = REQUEST.withId("1").result();
        assertThatThrownBy(() -> romeo.request(result))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an iq of type result is no request; use send");
    }

    @Test
    public void refusesToBlockTheEventLoop() throws InterruptedException {
        BlockingQueue<Throwable> refused = new LinkedBlockingQueue<>();
        romeo.onMessage((message, session) -> {
            try {
                session.requestAndWait(REQUEST);
            } catch (IllegalStateException e) {
                refused.add(e);
            }
        });
        peer.send("<message/>");
        assertThat(refused.poll(10, TimeUnit.SECONDS))
                .hasMessage("a blocking request on the event loop would wait for itself; use request(),"
                        + " or handle the event with onThreaded()");
    }

    @Test
    public void blocksThreadedHandlersAndNobodyElse() throws InterruptedException {
        BlockingQueue<Iq.Type> replies = new LinkedBlockingQueue<>();
        romeo.onThreaded(
                Session.SESSION_START,
                session -> replies.add(session.requestAndWait(REQUEST).type()));
        romeo.raise(Session.SESSION_START, romeo);
        String id = nextId();
        BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        romeo.onMessage((message, session) -> bodies.add(message.body().orElse("")));
        peer.send("<message><body>meanwhile</body></message>");
        assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo("meanwhile");
        peer.send("<iq type='result' from='juliet@capulet.lit/balcony' id='" + id + "'/>");
        assertThat(replies.poll(10, TimeUnit.SECONDS)).isEqualTo(Iq.Type.RESULT);
    }

    @Test
    public void letsGoOfAnInterruptedThread() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread waiting = Threads.start("waiting", () -> {
            try {
                romeo.requestAndWait(REQUEST);
            } catch (RuntimeException e) {
                failure.complete(e);
            }
        });
        nextId();
        waiting.interrupt();
        assertThat(failure.get(10, TimeUnit.SECONDS))
                .isInstanceOf(NoReplyException.class)
                .hasMessage("interrupted before the reply came");
    }

    @Test
    public void throwsWhatTheOtherSideRefuses() throws Exception {
        CompletableFuture<Iq> reply = CompletableFuture.supplyAsync(
                () -> romeo.requestAndWait(REQUEST), task -> Threads.start("asking", task));
        peer.send("<iq type='error' from='juliet@capulet.lit/balcony' id='" + nextId() + "'>"
                + "<error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
        assertThatThrownBy(() -> reply.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(StanzaErrorException.class)
                .hasMessage("forbidden");
    }
}
