/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.session.FakeServer.Peer;
import org.osier.stanza.Iq;
import org.osier.stream.StreamConfig;
import org.osier.stream.StreamEnd;

/** A reply goes over the session that its request came over, and over no other. */
public class AnswersOfLostSessionsTest {
    private static final String NOTE = "urn:example:note";
    private static final ReconnectPolicy SOON =
            new ReconnectPolicy(Duration.ofSeconds(20), Duration.ofSeconds(20), 1000, Duration.ofHours(1));

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private final ManualTimer timer = new ManualTimer();
    private final BlockingQueue<Iq> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private FakeServer server;
    private Resuming romeo;
    private Peer peer;

    /** A session that is resumed, or not, as the test says. */
    private final class Resuming extends FakeXmpp {
        private volatile boolean resumes;

        Resuming() {
            super(server.port(), StreamConfig.named("romeo").with(timer), SOON);
        }

        @Override
        protected Established establish() {
            Established plain = super.establish();
            return new Established(plain.connection(), plain.jid(), resumes);
        }

        @Override
        protected Optional<Duration> resumableFor(StreamEnd end) {
            return Optional.of(Duration.ofSeconds(60));
        }
    }

    @Before
    public void connect() throws Exception {
        server = new FakeServer();
        romeo = new Resuming();
        romeo.on(Session.DISCONNECTED, end -> events.add("disconnected"));
        romeo.on(Session.SESSION_RESUMED, session -> events.add("resumed"));
        romeo.handle(Iq.Type.GET, "urn:example:marker", "marker", (request, session) -> request.result());
        romeo.connect();
        peer = server.next();
    }

    @After
    public void close() throws Exception {
        server.close();
        romeo.close();
    }

    private void ask(String id, String name) {
        peer.send("<iq type='get' id='" + id + "' from='juliet@capulet.lit'><" + name + " xmlns='urn:example:" + name
                + "'/></iq>");
    }

    private CompletableFuture<Iq> answerLater() {
        CompletableFuture<Iq> answer = new CompletableFuture<>();
        romeo.handleAsync(Iq.Type.GET, NOTE, "note", (request, session) -> {
            asked.add(request);
            return answer;
        });
        return answer;
    }

    private void lose() throws InterruptedException {
        peer.cut();
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("disconnected");
    }

    private void comeBack(boolean resumes) throws InterruptedException {
        romeo.resumes = resumes;
        timer.pass(Duration.ofSeconds(20));
        peer = server.next();
    }

    private String nextSent() {
        return peer.read().attribute("id").orElse("none");
    }

    @Test
    public void whatIsAnsweredMeanwhileIsSentWhenTheSessionGoesOn() throws Exception {
        CompletableFuture<Iq> answer = answerLater();
        ask("n1", "note");
        Iq request = asked.take();
        lose();
        answer.complete(request.result());
        comeBack(true);
        assertThat(nextSent()).isEqualTo("n1");
        ask("m", "marker");
        assertThat(nextSent()).isEqualTo("m");
        assertThat(timer.waiting()).as("only the watch over writes").isEqualTo(1);
    }

    @Test
    public void whatIsAnsweredAfterwardsIsSentToo() throws Exception {
        CompletableFuture<Iq> answer = answerLater();
        ask("n1", "note");
        Iq request = asked.take();
        lose();
        comeBack(true);
        answer.complete(request.result());
        assertThat(nextSent()).isEqualTo("n1");
    }

    @Test
    public void nothingOfItIsSentIntoANewSession() throws Exception {
        CompletableFuture<Iq> answer = answerLater();
        ask("n1", "note");
        Iq request = asked.take();
        lose();
        comeBack(false);
        answer.complete(request.result());
        ask("m", "marker");
        assertThat(nextSent()).isEqualTo("m");
        assertThat(timer.waiting()).as("only the watch over writes").isEqualTo(1);
    }

    @Test
    public void norWhatWasAnsweredMeanwhile() throws Exception {
        CompletableFuture<Iq> answer = answerLater();
        ask("n1", "note");
        Iq request = asked.take();
        lose();
        answer.complete(request.result());
        comeBack(false);
        ask("m", "marker");
        assertThat(nextSent()).isEqualTo("m");
    }

    @Test
    public void norWhatAHandlerIsStillBusyWithNorWhatIsQueuedBehindIt() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> {
            inside.countDown();
            goOn.await();
            session.send(request.result());
            return request.result();
        });
        ask("n1", "note");
        ask("old", "marker");
        ask("older", "unknown");
        inside.await();
        peer.cut();
        // The event loop is busy, and cannot tell: the end is seen by the next attempt that is due.
        timer.awaitWaiting(2);
        comeBack(false);
        goOn.countDown();
        ask("m", "marker");
        assertThat(nextSent()).isEqualTo("m");
    }
}
