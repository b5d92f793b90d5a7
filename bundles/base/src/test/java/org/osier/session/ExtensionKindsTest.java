/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.session.FakeServer.Peer;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.EventHandler.Delivery;
import org.osier.stream.EventKey;
import org.osier.stream.Registration;
import org.osier.stream.StanzaFilter;
import org.osier.xml.Element;

/** Filters, event handlers and asynchronous handlers as extensions. */
@Point(46)
public class ExtensionKindsTest {
    private static final String NOTE = "urn:example:note";
    private static final EventKey<String> PLAYED = new EventKey<>("played", String.class);

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
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

    private Object next() throws InterruptedException {
        return seen.poll(10, TimeUnit.SECONDS);
    }

    private Stanza ask(String id) {
        peer.send("<iq type='get' id='" + id + "' from='juliet@capulet.lit'><note xmlns='" + NOTE + "'/></iq>");
        return Stanza.of(peer.read()).orElseThrow();
    }

    // Filters

    private class Censor implements SessionFilter {
        @Override
        public StanzaFilter.Stage stage() {
            return StanzaFilter.Stage.IN;
        }

        @Override
        public Optional<Element> apply(Element element, Session session) {
            seen.add(session);
            return Optional.empty();
        }
    }

    @Handles(namespace = NOTE, name = "note")
    private final class NoteCensor extends Censor {}

    @Test
    public void filterIsCalledWithItsScope() throws InterruptedException {
        romeo.onMessage((message, session) -> seen.add(message.body().orElse("")));
        Registration censor = romeo.add(new Censor());
        peer.send("<message><body>dropped</body></message>");
        assertThat(next()).isInstanceOf(Scope.class);
        censor.close();
        peer.send("<message><body>passes</body></message>");
        assertThat(next()).isEqualTo("passes");
    }

    @Test
    public void payloadFilterGetsOnlyStanzasWithThePayload() throws InterruptedException {
        romeo.onMessage((message, session) -> seen.add(message.body().orElse("")));
        romeo.add(new NoteCensor());
        peer.send("<message><body>without</body></message>");
        assertThat(next()).isEqualTo("without");
        peer.send("<message><body>with</body><note xmlns='urn:example:note'/></message>");
        peer.send("<note xmlns='urn:example:note'><note/></note>");
        peer.send("<message><body>with another</body><note xmlns='urn:example:other'/></message>");
        assertThat(next()).isInstanceOf(Scope.class);
        assertThat(next()).isEqualTo("with another");
    }

    private static final class Marker implements SessionFilter {
        private final int order;
        private final String mark;

        Marker(int order, String mark) {
            this.order = order;
            this.mark = mark;
        }

        @Override
        public StanzaFilter.Stage stage() {
            return StanzaFilter.Stage.OUT;
        }

        @Override
        public int order() {
            return order;
        }

        @Override
        public Optional<Element> apply(Element element, Session session) {
            String id = element.attribute("id").orElse("") + mark;
            return Optional.of(element.toBuilder().attribute("id", id).build());
        }
    }

    @Test
    public void filtersRunInTheirOrderAtTheirStage() {
        romeo.add(new Marker(1, "b"));
        romeo.add(new Marker(0, "a"));
        romeo.send(Presence.available());
        assertThat(peer.read().attribute("id")).hasValue("ab");
    }

    // Event handlers

    private class Audience implements SessionEventHandler<String> {
        @Override
        public EventKey<String> event() {
            return PLAYED;
        }

        @Override
        public void handle(String what, Session session) {
            seen.add(what + " " + (session instanceof Scope) + " on "
                    + Thread.currentThread().getName());
        }
    }

    private final class Critic extends Audience {
        @Override
        public Delivery delivery() {
            return Delivery.DIRECT;
        }
    }

    @Test
    public void eventHandlerIsCalledWithItsScopeAsItWantsToBe() throws InterruptedException {
        Registration audience = romeo.add(new Audience());
        romeo.raise(PLAYED, "tragedy");
        assertThat(next()).asString().startsWith("tragedy true on osier-");
        audience.close();
        romeo.add(new Critic());
        romeo.raise(PLAYED, "comedy");
        assertThat(seen)
                .containsExactly("comedy true on " + Thread.currentThread().getName());
    }

    // Asynchronous handlers

    @Handles(type = Iq.Type.GET, namespace = NOTE, name = "note")
    private record Slow(Function<Iq, CompletionStage<Iq>> answer) implements AsyncIqHandler {
        @Override
        public CompletionStage<Iq> handle(Iq request, Session session) {
            assertThat(session).isInstanceOf(Scope.class);
            return answer.apply(request);
        }
    }

    @Test
    public void answersWhenTheAnswerIsThere() throws Exception {
        CompletableFuture<Iq> answer = new CompletableFuture<>();
        Registration slow = romeo.add(new Slow(request -> {
            seen.add(request);
            return answer;
        }));
        assertThat(romeo.features()).containsExactly(NOTE);
        peer.send("<iq type='get' id='1' from='juliet@capulet.lit'><note xmlns='urn:example:note'/></iq>");
        Iq request = (Iq) next();
        romeo.onMessage((message, session) -> seen.add("meanwhile"));
        peer.send("<message/>");
        assertThat(next()).isEqualTo("meanwhile");
        answer.complete(request.result());
        assertThat(Stanza.of(peer.read()).orElseThrow().id()).hasValue("1");
        slow.close();
        assertThat(romeo.features()).isEmpty();
        assertThat(ask("2").error().orElseThrow().condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    public void answersWithTheErrorThatItFailsWith() {
        StanzaErrorException forbidden = new StanzaErrorException(Condition.FORBIDDEN);
        assertFails(request -> CompletableFuture.failedFuture(forbidden), Condition.FORBIDDEN);
        assertFails(request -> CompletableFuture.failedFuture(new CompletionException(forbidden)), Condition.FORBIDDEN);
        assertFails(
                request -> {
                    throw forbidden;
                },
                Condition.FORBIDDEN);
        assertFails(
                request -> CompletableFuture.failedFuture(new IllegalStateException("secret")),
                Condition.UNDEFINED_CONDITION);
        assertFails(request -> null, Condition.UNDEFINED_CONDITION);
        assertFails(request -> CompletableFuture.completedFuture(null), Condition.UNDEFINED_CONDITION);
        assertFails(request -> CompletableFuture.completedFuture(request), Condition.UNDEFINED_CONDITION);
    }

    private void assertFails(Function<Iq, CompletionStage<Iq>> answer, Condition condition) {
        Registration slow = romeo.add(new Slow(answer));
        assertThat(ask("1").error().orElseThrow().condition()).isEqualTo(condition);
        slow.close();
    }

    @Test
    public void requiresTheAnnotation() {
        AsyncIqHandler unannotated = (request, session) -> CompletableFuture.completedFuture(request.result());
        assertThatThrownBy(() -> romeo.add(unannotated))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs the annotation @Handles");
        romeo.handleAsync(Iq.Type.GET, NOTE, "note", unannotated);
        assertThat(ask("1").error()).isEmpty();
    }

    // Several at once

    private interface Prop extends Extension {}

    @Handles(namespace = NOTE, name = "note")
    private final class Actor implements MessageHandler, SessionEventHandler<String>, Prop {
        @Override
        public void handle(Message message, Session session) {
            seen.add(session);
        }

        @Override
        public EventKey<String> event() {
            return PLAYED;
        }

        @Override
        public void handle(String what, Session session) {
            seen.add(session);
        }
    }

    @Test
    public void anObjectMayBeSeveralWithOneScope() throws InterruptedException {
        romeo.accept(Prop.class, prop -> {
            seen.add("brought");
            return () -> seen.add("taken");
        });
        Registration actor = romeo.add(new Actor());
        assertThat(next()).isEqualTo("brought");
        peer.send("<message><note xmlns='urn:example:note'/></message>");
        Object scope = next();
        romeo.raise(PLAYED, "tragedy");
        assertThat(scope).isInstanceOf(Scope.class).isSameAs(next());
        actor.close();
        assertThat(next()).isEqualTo("taken");
    }
}
