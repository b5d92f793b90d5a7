/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.session.FakeServer.Peer;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.Payload;
import org.osier.stanza.PayloadCodec;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stream.Registration;
import org.osier.stream.StanzaFilter;
import org.osier.stream.StreamConfig;
import org.osier.xml.Element;

/** One reply for each request (RFC 6120, 8.2.3), whatever handlers do: twice, by hand, late, never. */
public class OneReplyTest {
    private static final String NOTE = "urn:example:note";

    private static final PayloadCodec<Payload> MALFORMED = PayloadCodec.of(NOTE, "note", element -> {
        throw new IllegalArgumentException("not as it should be");
    });

    @Rule
    public final Timeout limit = Timeout.seconds(60);

    private final ManualTimer timer = new ManualTimer();
    private final BlockingQueue<String> faults = new LinkedBlockingQueue<>();
    private final BlockingQueue<Iq> asked = new LinkedBlockingQueue<>();
    private FakeServer server;
    private FakeXmpp romeo;
    private Peer peer;

    @Before
    public void connect() throws IOException, InterruptedException {
        server = new FakeServer();
        romeo = new FakeXmpp(server.port(), patientWithWrites(), ReconnectPolicy.NEVER);
        romeo.stream().onFault((what, failure) -> faults.add(what + ": " + failure));
        romeo.connect();
        peer = server.next();
        romeo.handle(Iq.Type.GET, "urn:example:marker", "marker", (request, session) -> request.result());
    }

    /** Minutes pass in these tests while a write is still returning. */
    private StreamConfig patientWithWrites() {
        StreamConfig usual = StreamConfig.named("romeo");
        return new StreamConfig(
                usual.name(),
                usual.eventQueueItems(),
                usual.eventQueueBytes(),
                usual.sendQueueItems(),
                Duration.ofHours(1),
                usual.closeTimeout(),
                usual.handlerGrace(),
                timer);
    }

    @After
    public void close() throws IOException {
        server.close();
        romeo.close();
    }

    private void ask(String from, String id) {
        peer.send("<iq type='get' id='" + id + "' from='" + from + "' to='romeo@montague.lit/orchard'>"
                + "<note xmlns='urn:example:note'/></iq>");
    }

    private void ask(String id) {
        ask("juliet@capulet.lit/balcony", id);
    }

    /** All that was sent up to the answer to one more request, which is not in it: ids, with what was answered. */
    private List<String> sent() {
        peer.send("<iq type='get' id='marker' from='juliet@capulet.lit/balcony'>"
                + "<marker xmlns='urn:example:marker'/></iq>");
        List<String> sent = new ArrayList<>();
        while (true) {
            Stanza stanza = Stanza.of(peer.read()).orElseThrow();
            String id = stanza.id().orElse("-");
            if (id.equals("marker")) {
                return sent;
            }
            sent.add(
                    id + " " + stanza.error().map(e -> e.condition().toString()).orElse("result"));
        }
    }

    private Registration never() {
        return romeo.handleAsync(Iq.Type.GET, NOTE, "note", (request, session) -> {
            asked.add(request);
            return new CompletableFuture<>();
        });
    }

    private Iq nextAsked() throws InterruptedException {
        return asked.poll(10, TimeUnit.SECONDS);
    }

    // By hand

    @Test
    public void aReplySentByHandTakesThePlaceOfTheOneReturned() {
        romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> {
            session.send(request.result());
            return request.error(StanzaError.of(Condition.FORBIDDEN));
        });
        ask("n1");
        assertThat(sent()).containsExactly("n1 result");
        assertThat(faults).isEmpty();
    }

    @Test
    public void noReplyFollowsOneSentByHand() {
        romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> {
            session.send(request.result());
            session.send(request.result());
            if (request.id().orElseThrow().equals("n2")) {
                throw new IllegalStateException("after all");
            }
            return null;
        });
        ask("n1");
        ask("n2");
        assertThat(sent()).containsExactly("n1 result", "n2 result");
        assertThat(faults).singleElement().asString().contains("after all").contains("OneReplyTest");
    }

    @Test
    public void noReplyFollowsOneSentByHandWhileTheAnswerTookItsTime() throws Exception {
        CompletableFuture<Iq> answer = new CompletableFuture<>();
        romeo.handleAsync(Iq.Type.GET, NOTE, "note", (request, session) -> {
            asked.add(request);
            return answer;
        });
        ask("n1");
        Iq request = nextAsked();
        romeo.send(request.result());
        romeo.send(request.result());
        answer.complete(request.result());
        timer.pass(AsyncAnswers.TIME);
        assertThat(sent()).containsExactly("n1 result");
        assertThat(timer.waiting()).as("only the watch over writes").isEqualTo(1);
    }

    @Test
    public void whatIsNoReplyIsNotHeldUp() {
        romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> {
            session.send(Message.chat(request.from().orElseThrow(), "wait"));
            session.send(request.result().withId("another"));
            return request.result();
        });
        ask("n1");
        assertThat(sent()).containsExactly("- result", "another result", "n1 result");
    }

    @Test
    public void aReplyThatCannotBeSentBecomesAnError() {
        romeo.filter(StanzaFilter.Stage.OUT_SYNC, 0, element -> {
            if (element.has(NOTE, "note")) {
                throw new IllegalStateException("a careless filter");
            }
            return Optional.of(element);
        });
        romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> request.result(Element.of(NOTE, "note")));
        ask("n1");
        assertThat(sent()).containsExactly("n1 undefined-condition");
        assertThat(faults).singleElement().asString().contains("a careless filter");
    }

    // The same id again

    @Test
    public void requestsOfOneIdAreAnsweredOnceEach() throws Exception {
        List<CompletableFuture<Iq>> answers = List.of(new CompletableFuture<>(), new CompletableFuture<>());
        AtomicInteger next = new AtomicInteger();
        romeo.handleAsync(Iq.Type.GET, NOTE, "note", (request, session) -> {
            asked.add(request);
            return answers.get(next.getAndIncrement());
        });
        ask("n1");
        ask("n1");
        Iq first = nextAsked();
        answers.get(1).complete(nextAsked().result());
        answers.get(0).complete(first.result());
        assertThat(sent()).containsExactly("n1 result", "n1 result");
    }

    @Test
    public void requestsOfOneIdFromDifferentPeersAreApart() throws Exception {
        never();
        ask("juliet@capulet.lit/balcony", "n1");
        ask("mercutio@montague.lit/street", "n1");
        Iq juliets = nextAsked();
        nextAsked();
        romeo.send(juliets.result());
        romeo.send(juliets.result());
        assertThat(sent()).containsExactly("n1 result");
        timer.pass(AsyncAnswers.TIME);
        assertThat(sent()).containsExactly("n1 resource-constraint");
    }

    // Late and never

    @Test
    public void whoNeverAnswersIsAnsweredForInTwoMinutes() throws Exception {
        never();
        ask("n1");
        nextAsked();
        assertThat(sent()).isEmpty();
        timer.pass(AsyncAnswers.TIME.minusMillis(1));
        assertThat(sent()).isEmpty();
        timer.pass(Duration.ofMillis(1));
        assertThat(sent()).containsExactly("n1 resource-constraint");
        assertThat(faults).singleElement().asString().contains("OneReplyTest").contains("no answer within 120 s");
    }

    @Test
    public void whatComesAfterThatGoesNowhere() throws Exception {
        CompletableFuture<Iq> answer = new CompletableFuture<>();
        romeo.handleAsync(Iq.Type.GET, NOTE, "note", (request, session) -> {
            asked.add(request);
            return answer;
        });
        ask("n1");
        Iq request = nextAsked();
        sent();
        timer.pass(AsyncAnswers.TIME);
        answer.complete(request.result());
        assertThat(sent()).containsExactly("n1 resource-constraint");
    }

    @Test
    public void aHandlerThatGoesLeavesNoRequestOpen() throws Exception {
        CompletableFuture<Iq> answer = new CompletableFuture<>();
        Registration slow = romeo.handleAsync(Iq.Type.GET, NOTE, "note", (request, session) -> {
            asked.add(request);
            return answer;
        });
        ask("n1");
        ask("n2");
        Iq first = nextAsked();
        nextAsked();
        sent();
        slow.close();
        answer.complete(first.result());
        assertThat(sent()).containsExactlyInAnyOrder("n1 service-unavailable", "n2 service-unavailable");
        assertThat(timer.waiting()).as("only the watch over writes").isEqualTo(1);
        assertThat(faults).isEmpty();
    }

    @Test
    public void whatWasAskedForAnAnswerFailsWithTheHandler() throws Exception {
        Registration slow = romeo.add(new Asking());
        ask("n1");
        String id = peer.read().attribute("id").orElseThrow();
        assertThat(id).isNotEqualTo("n1");
        slow.close();
        assertThat(Stanza.of(peer.read()).orElseThrow().error().orElseThrow().condition())
                .isEqualTo(Condition.SERVICE_UNAVAILABLE);
        assertThat(sent()).isEmpty();
    }

    @Handles(namespace = NOTE, name = "note")
    private static final class Asking implements AsyncIqHandler {
        @Override
        public CompletableFuture<Iq> handle(Iq request, Session session) {
            return session.request(Iq.get(FakeXmpp.ROMEO.bare(), Element.of("jabber:iq:roster", "query")))
                    .thenApply(reply -> request.result());
        }
    }

    // Too many

    private Map<String, Integer> counted(List<String> sent) {
        Map<String, Integer> counts = new TreeMap<>();
        sent.forEach(each -> counts.merge(each.substring(each.indexOf(' ') + 1), 1, Integer::sum));
        return counts;
    }

    @Test
    public void onePeerHasAHundredRequestsAnsweredAtOnceAndLeavesRoomForOthers() throws Exception {
        never();
        for (int i = 0; i < 300; i++) {
            ask("juliet@capulet.lit/" + i, "n" + i);
        }
        assertThat(counted(sent())).isEqualTo(Map.of("resource-constraint", 200));
        ask("mercutio@montague.lit/street", "m1");
        assertThat(sent()).isEmpty();
        assertThat(asked).hasSize(101);
        timer.pass(AsyncAnswers.TIME);
        assertThat(counted(sent())).isEqualTo(Map.of("resource-constraint", 101));
        ask("n300");
        assertThat(sent()).as("there is room again").isEmpty();
    }

    @Test
    public void aSessionHasAThousandRequestsAnsweredAtOnce() {
        Registration never = never();
        for (int i = 0; i < 1_100; i++) {
            ask("peer" + i % 11 + "@capulet.lit", "n" + i);
        }
        assertThat(counted(sent())).isEqualTo(Map.of("resource-constraint", 100));
        assertThat(asked).hasSize(1_000);
        never.close();
        assertThat(counted(sent())).isEqualTo(Map.of("service-unavailable", 1_000));
    }

    // Errors and faults

    @Test
    @Point(29)
    public void theMistakeOfAHandlerIsToldUnderItsNameAndThatOfAPeerIsNot() {
        romeo.handle(Iq.Type.GET, NOTE, "note", (request, session) -> {
            if (request.id().orElseThrow().equals("n2")) {
                assertThat(request.payload(MALFORMED)).isEmpty();
            }
            throw new IllegalStateException("swordfish");
        });
        ask("n1");
        ask("n2");
        assertThat(sent()).containsExactly("n1 undefined-condition", "n2 bad-request");
        assertThat(faults.remove())
                .isEqualTo(
                        "request handler org.osier.session.OneReplyTest: java.lang.IllegalStateException: swordfish");
        assertThat(faults).isEmpty();
    }
}
