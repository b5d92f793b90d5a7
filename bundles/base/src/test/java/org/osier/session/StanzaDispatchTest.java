/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.osier.session.FakeServer.Peer;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stanza.Wire;
import org.osier.stream.Registration;
import org.osier.xml.Element;

/** Every request is answered exactly once, and nothing else is: seen from the other end of a real stream. */
public class StanzaDispatchTest {
    private static final String NOTE = "urn:example:note";

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private FakeServer server;
    private FakeXmpp romeo;
    private Peer peer;

    @Before
    public void connect() throws IOException, InterruptedException {
        server = new FakeServer();
        romeo = FakeXmpp.to(server);
        romeo.connect();
        peer = server.next();
        romeo.handle(Iq.Type.GET, "urn:example:marker", "marker", (request, session) -> request.result());
    }

    @After
    public void close() throws IOException {
        server.close();
        romeo.close();
    }

    private void ask(String type, String id, String payload) {
        peer.send("<iq type='" + type + "' id='" + id + "' from='juliet@capulet.lit/balcony'"
                + " to='romeo@montague.lit/orchard'>" + payload + "</iq>");
    }

    private void askNote(String id) {
        ask("get", id, "<note xmlns='" + NOTE + "'/>");
    }

    /** All that was sent up to the answer to one more request, which is not in it. */
    private List<Stanza> sent() {
        ask("get", "marker", "<marker xmlns='urn:example:marker'/>");
        List<Stanza> sent = new ArrayList<>();
        while (true) {
            Stanza stanza = Stanza.of(peer.read()).orElseThrow();
            if (stanza.id().filter("marker"::equals).isPresent()) {
                return sent;
            }
            sent.add(stanza);
        }
    }

    private void assertAnsweredOnce(String id, Condition condition) {
        assertThat(sent()).singleElement().satisfies(reply -> {
            assertThat(reply.id()).hasValue(id);
            assertThat(reply.to()).map(Object::toString).hasValue("juliet@capulet.lit/balcony");
            assertThat(reply.error()).hasValue(StanzaError.of(condition));
        });
    }

    @Test
    public void answersByTheHandler() {
        romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> request.result(Element.of(NOTE, "note", "hi")));
        askNote("n1");
        assertThat(sent()).containsExactly((Stanza) new Iq(Wire.element("<iq type='result' id='n1'"
                + " to='juliet@capulet.lit/balcony' from='romeo@montague.lit/orchard'>"
                + "<note xmlns='urn:example:note'>hi</note></iq>")));
    }

    @Test
    @Point(27)
    public void answersWhatNobodyHandles() {
        romeo.handle(Iq.Type.SET, NOTE, "note", (request, session) -> request.result());
        romeo.handle(Iq.Type.GET, NOTE, "sonnet", (request, session) -> request.result());
        romeo.handle(Iq.Type.GET, "urn:example:other", "note", (request, session) -> request.result());
        askNote("n1");
        assertAnsweredOnce("n1", Condition.SERVICE_UNAVAILABLE);
        ask("set", "n2", "<x xmlns='urn:example:x'/>");
        assertAnsweredOnce("n2", Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    public void answersOnlyByTheFirstHandler() {
        romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> request.result());
        romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> {
            throw new AssertionError("asked second");
        });
        askNote("n1");
        assertThat(sent()).singleElement().matches(reply -> !reply.isError());
    }

    @Test
    @Point(29)
    public void answersUndefinedConditionWhenTheHandlerThrows() {
        List<Throwable> thrown = List.of(
                new IllegalStateException("the secret is swordfish"),
                new Exception("checked"),
                new StackOverflowError(),
                new NoClassDefFoundError("org/osier/Gone"),
                new InterruptedException());
        for (Throwable failure : thrown) {
            Registration handler = romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (Exception) failure;
            });
            askNote("n1");
            assertAnsweredOnce("n1", Condition.UNDEFINED_CONDITION);
            handler.close();
        }
    }

    @Test
    public void answersUndefinedConditionWhenTheHandlerReturnsNoReply() {
        IqHandler[] careless = {
            (request, session) -> null,
            (request, session) -> request,
            (request, session) -> request.result().withId("another"),
            (request, session) -> new Iq(Wire.element("<iq type='result'/>")),
            (request, session) -> new Iq(Wire.element("<iq type='result' id='n1' to='mercutio@montague.lit'/>")),
            (request, session) ->
                    Iq.get(FakeXmpp.ROMEO, Element.of(NOTE, "note")).withId("n1"),
        };
        for (IqHandler handler : careless) {
            Registration added = romeo.handle(Iq.Type.GET, NOTE, "note", handler);
            askNote("n1");
            assertAnsweredOnce("n1", Condition.UNDEFINED_CONDITION);
            added.close();
        }
    }

    @Test
    public void answersTheErrorThatTheHandlerThrows() {
        romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> {
            throw new StanzaErrorException(StanzaError.of(Condition.FORBIDDEN, "not for you"));
        });
        askNote("n1");
        assertThat(sent())
                .singleElement()
                .matches(reply -> reply.error()
                        .equals(java.util.Optional.of(StanzaError.of(Condition.FORBIDDEN, "not for you"))));
    }

    /** RFC 6120, 8.2.3. */
    @Test
    @Point({27, 29})
    public void neverAnswersAReply() {
        romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> request.result());
        for (String type : new String[] {"result", "error"}) {
            ask(type, "n1", "<note xmlns='urn:example:note'/>");
            ask(type, "n2", "");
            peer.send("<iq type='" + type + "' id='n3'/>");
            peer.send("<iq type='" + type + "'/>");
        }
        peer.send("<message type='error' from='juliet@capulet.lit'/>");
        peer.send("<presence type='error' from='juliet@capulet.lit'/>");
        peer.send("<a xmlns='urn:xmpp:sm:3' h='0'/>");
        assertThat(sent()).isEmpty();
    }

    /** RFC 6120, 8.2.3. */
    @Test
    public void answersMalformedRequestsWithBadRequest() {
        ask("get", "n1", "");
        assertAnsweredOnce("n1", Condition.BAD_REQUEST);
        ask("set", "n2", "<a xmlns='urn:example:x'/><a xmlns='urn:example:x'/>");
        assertAnsweredOnce("n2", Condition.BAD_REQUEST);
        ask("sonnet", "n3", "");
        assertAnsweredOnce("n3", Condition.BAD_REQUEST);
        peer.send("<iq id='n4' from='juliet@capulet.lit/balcony'/>");
        assertAnsweredOnce("n4", Condition.BAD_REQUEST);
    }

    @Test
    public void survivesMalformedStanzas() {
        peer.send("<iq type='get' id='1' from='@@'><x xmlns='urn:example:x'/></iq>");
        peer.send("<message to='a b@montague.lit'/>");
        peer.send("<presence from='/x'/>");
        assertThat(sent()).isEmpty();
    }

    @Test
    public void asksTheNextHandlerWhenTheFirstHasGone() {
        Registration first = romeo.handle(Iq.Type.GET, NOTE, "note", (r, s) -> r.result(Element.of(NOTE, "first")));
        Registration second = romeo.handle(Iq.Type.GET, NOTE, "note", (r, s) -> r.result(Element.of(NOTE, "second")));
        askNote("n1");
        assertThat(payloadOf(sent())).isEqualTo("first");
        first.close();
        assertThat(romeo.features()).contains(NOTE);
        askNote("n2");
        assertThat(payloadOf(sent())).isEqualTo("second");
        second.close();
        assertThat(romeo.features()).doesNotContain(NOTE);
        askNote("n3");
        assertAnsweredOnce("n3", Condition.SERVICE_UNAVAILABLE);
    }

    private static String payloadOf(List<Stanza> sent) {
        assertThat(sent).hasSize(1);
        return ((Iq) sent.get(0)).payload().orElseThrow().local();
    }

    @Test
    public void answersQueuedRequestsOfAHandlerThatHasGone() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        romeo.handle(Iq.Type.GET, "urn:example:slow", "slow", (request, session) -> {
            inside.countDown();
            goOn.await();
            return request.result();
        });
        Registration note = romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> request.result());
        ask("get", "slow", "<slow xmlns='urn:example:slow'/>");
        inside.await();
        for (int i = 0; i < 3; i++) {
            askNote("n" + i);
        }
        note.close();
        goOn.countDown();
        List<Stanza> sent = sent();
        assertThat(sent).extracting(stanza -> stanza.id().orElseThrow()).containsExactly("slow", "n0", "n1", "n2");
        assertThat(sent.subList(1, 4))
                .allMatch(reply ->
                        reply.error().equals(java.util.Optional.of(StanzaError.of(Condition.SERVICE_UNAVAILABLE))));
    }

    @Test
    public void givesMessagesToAllHandlersInOrder() throws InterruptedException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        romeo.onMessage((message, session) -> seen.add("first " + message.body().orElse("")));
        romeo.onMessage((message, session) -> {
            throw new IllegalStateException("a careless handler");
        });
        romeo.add(new NoteReader(seen));
        romeo.onMessage((message, session) -> seen.add("last " + message.body().orElse("")));
        peer.send("<message><body>1</body></message>");
        peer.send("<message type='error'><body>2</body></message>");
        peer.send("<message><note xmlns='urn:example:note'/><body>3</body></message>");
        assertThat(take(seen, 5)).containsExactly("first 1", "last 1", "first 3", "note", "last 3");
    }

    @Handles(namespace = NOTE, name = "note")
    private record NoteReader(BlockingQueue<String> seen) implements MessageHandler, PresenceHandler {
        @Override
        public void handle(Message message, Session session) {
            seen.add("note");
        }

        @Override
        public void handle(Presence presence, Session session) {
            seen.add("presence with note");
        }
    }

    @Test
    public void givesPresenceToItsHandlers() throws InterruptedException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        Registration reader = romeo.add(new NoteReader(seen));
        romeo.onPresence((presence, session) -> seen.add(presence.type().toString()));
        peer.send("<presence from='juliet@capulet.lit/balcony'><note xmlns='urn:example:note'/></presence>");
        peer.send("<presence type='error'/>");
        peer.send("<presence type='unavailable'/>");
        assertThat(take(seen, 3)).containsExactly("presence with note", "available", "unavailable");
        reader.close();
        peer.send("<presence type='subscribe'><note xmlns='urn:example:note'/></presence>");
        peer.send("<message><note xmlns='urn:example:note'/></message>");
        peer.send("<presence type='probe'/>");
        assertThat(take(seen, 2)).containsExactly("subscribe", "probe");
    }

    private static List<String> take(BlockingQueue<String> queue, int number) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            taken.add(queue.poll(10, TimeUnit.SECONDS));
        }
        return taken;
    }
}
