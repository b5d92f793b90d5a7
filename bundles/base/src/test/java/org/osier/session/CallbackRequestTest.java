/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.session.FakeServer.Peer;
import org.osier.stanza.Iq;
import org.osier.stream.Registration;
import org.osier.stream.XmppException;
import org.osier.xml.Element;

/** Requests whose outcome is told by callbacks on the event loop. */
public class CallbackRequestTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit/balcony");
    private static final Iq REQUEST = Iq.get(JULIET, Element.of("jabber:iq:version", "query"));

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private final ManualTimer timer = new ManualTimer();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
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

    private Registration ask(Session session) {
        return session.request(REQUEST, Duration.ofSeconds(7), this::result, this::failure);
    }

    private void result(Iq result) {
        seen.add(result.type() + (romeo.stream().isEventLoop() ? "" : " beside the event loop"));
    }

    private void failure(XmppException failure) {
        seen.add(failure.getClass().getSimpleName() + (romeo.stream().isEventLoop() ? "" : " beside the event loop"));
    }

    private String next() throws InterruptedException {
        return seen.poll(10, TimeUnit.SECONDS);
    }

    private void reply(String type, String id) {
        peer.send("<iq type='" + type + "' from='juliet@capulet.lit/balcony' id='" + id + "'/>");
    }

    private String nextId() {
        return peer.read().attribute("id").orElseThrow();
    }

    @Test
    @Point(39)
    public void tellsTheReplyInOrderWithOtherStanzas() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        romeo.onMessage((message, session) -> {
            goOn.await();
            seen.add(message.body().orElse(""));
        });
        ask(romeo);
        String id = nextId();
        peer.send("<message><body>before</body></message>");
        reply("result", id);
        peer.send("<message><body>after</body></message>");
        reply("result", id);
        goOn.countDown();
        assertThat(List.of(next(), next(), next())).containsExactly("before", "result", "after");
        peer.send("<message><body>last</body></message>");
        assertThat(next()).as("the second reply goes nowhere").isEqualTo("last");
        assertThat(seen).isEmpty();
    }

    @Test
    public void tellsARefusalAsAFailure() throws Exception {
        ask(romeo);
        reply("error", nextId());
        assertThat(next()).isEqualTo("StanzaErrorException");
    }

    @Test
    public void tellsThatNobodyAnswered() throws Exception {
        ask(romeo);
        nextId();
        timer.pass(Duration.ofSeconds(7));
        assertThat(next()).isEqualTo("NoReplyException");
        assertThat(timer.waiting()).as("only the watch over writes").isEqualTo(1);
    }

    @Test
    public void tellsThatTheSessionHasEnded() throws Exception {
        ask(romeo);
        nextId();
        peer.cut();
        assertThat(next()).isEqualTo("NotConnectedException");
        ask(romeo);
        assertThat(next()).as("asked without a session").isEqualTo("NotConnectedException");
    }

    @Test
    public void neverCallsBackBeforeItHasReturned() throws Exception {
        romeo.on(Session.DISCONNECTED, end -> seen.add("disconnected"));
        peer.cut();
        assertThat(next()).isEqualTo("disconnected");
        romeo.stream().execute(() -> {
            ask(romeo);
            seen.add("asked");
        });
        assertThat(List.of(next(), next())).containsExactly("asked", "NotConnectedException");
    }

    @Test
    public void callsNobodyOnceItIsClosedAndFreesThePlace() throws Exception {
        Registration asking = ask(romeo);
        String id = nextId();
        asking.close();
        assertThat(timer.waiting()).as("only the watch over writes").isEqualTo(1);
        reply("result", id);
        ask(romeo);
        reply("error", nextId());
        assertThat(next()).isEqualTo("StanzaErrorException");
        assertThat(seen).isEmpty();
    }

    @Test
    public void goesWithTheExtensionThatAsked() throws Exception {
        List<Session> scopes = new ArrayList<>();
        Registration plugin = romeo.add(new Asker(scopes));
        Session scope = scopes.get(0);
        ask(scope);
        String id = nextId();
        ask(scope);
        reply("result", nextId());
        assertThat(next()).isEqualTo("result");
        plugin.close();
        assertThat(timer.waiting()).as("only the watch over writes").isEqualTo(1);
        reply("result", id);
        ask(romeo);
        reply("error", nextId());
        assertThat(next()).isEqualTo("StanzaErrorException");
        assertThatThrownBy(() -> ask(scope)).isInstanceOf(IllegalStateException.class);
        assertThat(seen).isEmpty();
    }

    private record Asker(List<Session> scopes) implements Plugin<Asker> {
        @Override
        public Class<Asker> api() {
            return Asker.class;
        }

        @Override
        public Asker attach(Scope scope) {
            scopes.add(scope);
            return this;
        }
    }

    @Test
    public void whatACallbackThrowsIsToldUnderItsOwner() throws Exception {
        BlockingQueue<String> faults = new LinkedBlockingQueue<>();
        romeo.stream().onFault((what, failure) -> faults.add(what + ": " + failure.getMessage()));
        romeo.request(
                REQUEST,
                result -> {
                    throw new IllegalStateException("careless");
                },
                this::failure);
        reply("result", nextId());
        assertThat(faults.poll(10, TimeUnit.SECONDS))
                .isEqualTo("what handles replies of org.osier.session.CallbackRequestTest: careless");
        ask(romeo);
        reply("result", nextId());
        assertThat(next()).isEqualTo("result");
    }

    @Test
    public void refusesWhatIsNoRequestAndATimeoutThatIsNone() {
        assertThatThrownBy(() -> romeo.request(REQUEST.withId("1").result(), this::result, this::failure))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> romeo.request(REQUEST, Duration.ZERO, this::result, this::failure))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(seen).isEmpty();
    }

    @Test
    public void aCallbackMayAskAgain() throws Exception {
        romeo.request(REQUEST, first -> ask(romeo), this::failure);
        reply("result", nextId());
        reply("result", nextId());
        assertThat(next()).isEqualTo("result");
    }
}
