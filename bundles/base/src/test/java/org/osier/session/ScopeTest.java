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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.jid.Jid;
import org.osier.session.FakeServer.Peer;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stream.EventKey;
import org.osier.stream.Registration;
import org.osier.stream.Threads;
import org.osier.xml.Element;

/** A session as one extension sees it, and what goes with the extension. */
public class ScopeTest {
    private static final EventKey<String> NOTE = new EventKey<>("note", String.class);
    private static final EventKey<Session> ENCORE = new EventKey<>("encore", Session.class);
    private static final Iq REQUEST = Iq.get(Jid.of("juliet@capulet.lit/balcony"), Element.of("urn:example:x", "x"));

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private final ManualTimer timer = new ManualTimer();
    private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
    private FakeServer server;
    private FakeXmpp romeo;
    private Peer peer;
    private ExtensionScope scope;
    private Registration plugin;

    private final class Attached implements Plugin<String> {
        @Override
        public Class<String> api() {
            return String.class;
        }

        @Override
        public String attach(Scope given) {
            scope = (ExtensionScope) given;
            return "api";
        }
    }

    @Before
    public void connect() throws IOException, InterruptedException {
        server = new FakeServer();
        romeo = FakeXmpp.to(server, timer, ReconnectPolicy.NEVER);
        plugin = romeo.add(new Attached());
        romeo.connect();
        peer = server.next();
    }

    @After
    public void close() throws IOException {
        peer.cut();
        romeo.close();
        server.close();
    }

    private Object next() throws InterruptedException {
        return seen.poll(10, TimeUnit.SECONDS);
    }

    private static Throwable failureOf(CompletableFuture<?> reply) throws Exception {
        try {
            reply.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return e.getCause();
        }
        throw new AssertionError("it did not fail");
    }

    @Test
    public void isTheSessionWithItsFacts() {
        assertThat(scope.kind()).isEqualTo(romeo.kind());
        assertThat(scope.state()).isEqualTo(Session.State.ONLINE);
        assertThat(scope.jid()).isEqualTo(FakeXmpp.ROMEO);
        assertThat(scope.streamId()).isEqualTo(romeo.streamId()).isPresent();
        assertThat(scope.plugin(String.class)).hasValue("api");
        assertThat(scope.extensions())
                .isEqualTo(romeo.extensions())
                .singleElement()
                .satisfies(info -> {
                    assertThat(info.name()).isEqualTo(Attached.class.getName());
                    assertThat(info.api()).hasValue(String.class);
                    assertThat(info.state()).isEqualTo(ExtensionInfo.State.ATTACHED);
                });
        assertThat(scope.properties())
                .isEqualTo(java.util.Map.of("jid", "romeo@montague.lit/orchard", "kind", "CLIENT", "state", "ONLINE"));
        scope.feature("urn:example:feature");
        assertThat(scope.features()).isEqualTo(romeo.features()).containsExactly("urn:example:feature");
    }

    @Test
    public void isWhatItsHandlersGet() throws Exception {
        scope.onMessage((message, session) -> seen.add(session));
        scope.onPresence((presence, session) -> seen.add(session));
        scope.handle(Iq.Type.GET, "urn:example:x", "x", (request, session) -> {
            seen.add(session);
            return request.result();
        });
        scope.on(ENCORE, seen::add);
        romeo.on(ENCORE, seen::add);
        peer.send("<message/>");
        peer.send("<presence/>");
        peer.send("<iq type='get' id='1'><x xmlns='urn:example:x'/></iq>");
        assertThat(List.of(next(), next(), next())).allMatch(session -> session == scope);
        romeo.raise(ENCORE, romeo);
        assertThat(next()).isSameAs(scope);
        assertThat(next()).isSameAs(romeo);
    }

    @Test
    public void isNewForEachExtension() throws Exception {
        MessageHandler handler = (message, session) -> seen.add(session);
        romeo.add(handler);
        romeo.add(handler);
        peer.send("<message/>");
        Object first = next();
        Object second = next();
        assertThat(first).isInstanceOf(Scope.class).isNotSameAs(second).isNotSameAs(scope);
    }

    @Test
    public void closesWhatAHandlerHasRegistered() throws Exception {
        Registration handler = romeo.add((MessageHandler) (message, session) -> {
            session.feature("urn:example:by-handler");
            seen.add("handled");
        });
        peer.send("<message/>");
        assertThat(next()).isEqualTo("handled");
        assertThat(romeo.features()).containsExactly("urn:example:by-handler");
        handler.close();
        handler.close();
        assertThat(romeo.features()).isEmpty();
    }

    @Test
    public void failsItsRequestsWhenItGoes() throws Exception {
        CompletableFuture<Iq> ours = scope.request(REQUEST);
        CompletableFuture<Iq> another = romeo.request(REQUEST);
        CompletableFuture<Throwable> blocked = new CompletableFuture<>();
        Threads.start("asks", () -> {
            try {
                scope.requestAndWait(REQUEST, Duration.ofHours(1));
            } catch (ExtensionGoneException e) {
                blocked.complete(e);
            }
        });
        for (int i = 0; i < 3; i++) {
            assertThat(peer.read().local()).isEqualTo("iq");
        }
        plugin.close();
        assertThat(failureOf(ours))
                .isInstanceOf(ExtensionGoneException.class)
                .hasMessageContaining("ScopeTest$Attached has been removed from the session of romeo@montague.lit");
        assertThat(blocked.get(10, TimeUnit.SECONDS)).isInstanceOf(ExtensionGoneException.class);
        assertThat(another).isNotDone();
    }

    /** As one that is called while its scope is being closed. */
    @Test
    public void aHandlerThatFindsItClosedIsGoneForThePeer() {
        romeo.handle(Iq.Type.GET, "urn:example:x", "x", (request, session) -> {
            scope.after(Duration.ofSeconds(1), () -> {});
            return request.result();
        });
        plugin.close();
        peer.send("<iq type='get' id='late' from='juliet@capulet.lit'><x xmlns='urn:example:x'/></iq>");
        assertThat(new Iq(peer.read()).error().map(StanzaError::condition)).contains(Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    public void sendsNoRequestOnceItHasGone() throws Exception {
        plugin.close();
        assertThat(failureOf(scope.request(REQUEST))).isInstanceOf(ExtensionGoneException.class);
        assertThatThrownBy(() -> scope.requestAndWait(REQUEST)).isInstanceOf(ExtensionGoneException.class);
        scope.send(org.osier.stanza.Message.chat(FakeXmpp.ROMEO, "last words"));
        assertThat(peer.read().local()).isEqualTo("message");
    }

    @Test
    public void forgetsWhatIsOver() throws Exception {
        for (int i = 0; i < 100; i++) {
            scope.feature("urn:example:" + i).close();
            scope.add((MessageHandler) (message, session) -> {}).close();
            scope.once(NOTE, seen::add);
            scope.after(Duration.ofSeconds(1), () -> seen.add("due"));
            var unused = scope.request(REQUEST);
            String id = peer.read().attribute("id").orElseThrow();
            peer.send("<iq type='result' from='juliet@capulet.lit/balcony' id='" + id + "'/>");
            unused.get(10, TimeUnit.SECONDS);
            scope.raise(NOTE, "note");
            assertThat(next()).isEqualTo("note");
            timer.pass(Duration.ofSeconds(1));
            assertThat(next()).isEqualTo("due");
        }
        // Behind the last of them on the event loop.
        romeo.on(NOTE, seen::add);
        romeo.raise(NOTE, "done");
        assertThat(next()).isEqualTo("done");
        // But for its API; and the last reply may be told before it is forgotten.
        while (scope.size() > 1) {
            Thread.onSpinWait();
        }
    }

    @Test
    public void runsAnEventHandlerOnce() throws Exception {
        romeo.once(NOTE, seen::add);
        Registration closed = romeo.once(NOTE, note -> seen.add("closed"));
        romeo.on(NOTE, note -> seen.add("always " + note));
        closed.close();
        romeo.raise(NOTE, "1");
        romeo.raise(NOTE, "2");
        assertThat(List.of(next(), next(), next())).containsExactly("1", "always 1", "always 2");
    }

    @Test
    public void schedulesGoWithIt() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        scope.after(
                Duration.ofSeconds(1),
                () -> seen.add("once " + Thread.currentThread().getName()));
        Registration cancelled = scope.after(Duration.ofSeconds(1), runs::incrementAndGet);
        scope.every(Duration.ofSeconds(2), () -> seen.add("again"));
        romeo.every(Duration.ofHours(1), runs::incrementAndGet);
        cancelled.close();
        timer.pass(Duration.ofSeconds(1));
        assertThat(next()).asString().startsWith("once osier-");
        for (int i = 0; i < 3; i++) {
            timer.pass(Duration.ofSeconds(2));
            assertThat(next()).isEqualTo("again");
        }
        plugin.close();
        timer.pass(Duration.ofMinutes(1));
        assertThat(seen).isEmpty();
        assertThat(timer.waiting()).as("that of the session").isEqualTo(1);
        assertThat(runs).hasValue(0);
        peer.footer();
        romeo.close();
        while (timer.waiting() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    public void closesWhatIsRegisteredWhileItGoes() {
        List<String> log = new ArrayList<>();
        romeo.add(new Late() {});
        assertThatThrownBy(() -> scope.accept(Late.class, late -> {
                    plugin.close();
                    return () -> log.add("dropped");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can register nothing more");
        assertThat(log).containsExactly("dropped");
        assertThatThrownBy(() -> scope.onClose(() -> log.add("never"))).isInstanceOf(IllegalStateException.class);
        assertThat(log).containsExactly("dropped");
    }

    private interface Late extends Extension {}
}
