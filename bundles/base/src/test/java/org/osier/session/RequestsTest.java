/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.NotConnectedException;
import org.osier.stream.Threads;
import org.osier.stream.Timer;
import org.osier.xml.Element;

public class RequestsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Element QUERY = Element.of("jabber:iq:version", "query");
    private static final String NOBODY = "";

    private static final Jid ROMEO = Jid.of("romeo@montague.lit/orchard");
    private static final String OWN_BARE = "romeo@montague.lit";
    private static final String OWN_SERVER = "montague.lit";

    /** Whoever could try to answer in another's place, look-alikes included. */
    private static final String[] SENDERS = {
        NOBODY,
        ROMEO.toString(),
        OWN_BARE,
        OWN_SERVER,
        "romeo@montague.lit/balcony",
        "romeo@montague.lit.evil.lit",
        "romeo@evil.lit/orchard",
        "rom\u0435o@montague.lit/orchard",
        "juliet@capulet.lit/balcony",
        "juliet@capulet.lit/Balcony",
        "juliet@capulet.lit",
        "capulet.lit",
        "juliet@montague.lit/orchard",
        "montague.lit/orchard",
    };

    private final ManualTimer timer = new ManualTimer();
    private final Requests requests = new Requests(timer, () -> ROMEO);

    private static Iq to(String asked, String id) {
        Iq request = asked.isEmpty() ? Iq.toOwnAccount(Iq.Type.GET, QUERY) : Iq.get(Jid.of(asked), QUERY);
        return request.withId(id);
    }

    private static Element reply(String type, String id, String from) {
        Element.Builder reply =
                Element.builder("jabber:client", "iq").attribute("type", type).attribute("id", id);
        if (!from.isEmpty()) {
            reply.attribute("from", from);
        }
        return reply.build();
    }

    @Test
    public void forgetsRequestThatIsGivenUp() {
        requests.expect(to(OWN_SERVER, "1"), Duration.ofHours(1)).cancel(false);
        requests.expect(to(OWN_SERVER, "2"), Duration.ofHours(1))
                .completeExceptionally(new ExtensionGoneException("gone"));
        assertThat(requests.size()).isZero();
        assertThat(timer.waiting()).isZero();
    }

    /** The matrix of who was asked and who answers: only those named here may. */
    @Test
    public void acceptsReplyOnlyFromTheAddressThatWasAsked() {
        assertAccepted(NOBODY, NOBODY, ROMEO.toString(), OWN_BARE, OWN_SERVER);
        assertAccepted(OWN_BARE, NOBODY, OWN_BARE);
        assertAccepted(OWN_SERVER, NOBODY, OWN_SERVER);
        assertAccepted(ROMEO.toString(), ROMEO.toString());
        assertAccepted("romeo@montague.lit/balcony", "romeo@montague.lit/balcony");
        assertAccepted("juliet@capulet.lit/balcony", "juliet@capulet.lit/balcony");
        assertAccepted("juliet@capulet.lit", "juliet@capulet.lit");
        assertAccepted("capulet.lit", "capulet.lit");
        assertAccepted("JULIET@Capulet.LIT/balcony", "juliet@capulet.lit/balcony");
    }

    private void assertAccepted(String asked, String... accepted) {
        for (String type : new String[] {"result", "error"}) {
            for (String sender : SENDERS) {
                CompletableFuture<Iq> reply = requests.expect(to(asked, "v1"), TIMEOUT);
                boolean taken = requests.complete(reply(type, "v1", sender));
                assertThat(taken)
                        .as("%s asked, %s of %s", asked, type, sender)
                        .isEqualTo(Set.of(accepted).contains(sender))
                        .isEqualTo(reply.isDone());
                requests.failAll(new NotConnectedException("next"));
            }
        }
    }

    @Test
    public void acceptsForComponentsOnlyTheAddressThatWasAsked() {
        Requests component = new Requests(timer, () -> Jid.of("echo.montague.lit"));
        for (String sender : new String[] {NOBODY, "echo.montague.lit", "montague.lit", "juliet@capulet.lit"}) {
            CompletableFuture<Iq> reply = component.expect(to("juliet@capulet.lit/balcony", "v1"), TIMEOUT);
            assertThat(component.complete(reply("result", "v1", sender)))
                    .as(sender)
                    .isFalse();
            assertThat(reply).isNotDone();
        }
        assertThat(component.complete(reply("result", "v1", "juliet@capulet.lit/balcony")))
                .isTrue();
    }

    @Test
    public void waitsOnForTheHonestReplyAfterAForgedOne() {
        CompletableFuture<Iq> reply = requests.expect(to("juliet@capulet.lit", "v1"), TIMEOUT);
        assertThat(requests.complete(reply("result", "v1", "mercutio@montague.lit")))
                .isFalse();
        assertThat(requests.complete(reply("error", "v1", NOBODY))).isFalse();
        assertThat(reply).isNotDone();
        assertThat(requests.complete(reply("result", "v1", "juliet@capulet.lit")))
                .isTrue();
        assertThat(reply).isCompletedWithValueMatching(iq -> iq.type() == Iq.Type.RESULT);
    }

    @Test
    public void passesOnTheErrorOfTheOtherSide() {
        CompletableFuture<Iq> reply = requests.expect(to("juliet@capulet.lit", "v1"), TIMEOUT);
        StanzaError error = StanzaError.of(Condition.FORBIDDEN, "banished");
        requests.complete(reply("error", "v1", "juliet@capulet.lit").toBuilder()
                .child(error.toElement())
                .build());
        assertThatThrownBy(reply::join)
                .cause()
                .isInstanceOfSatisfying(
                        StanzaErrorException.class, e -> assertThat(e.error()).isEqualTo(error))
                .hasMessage("forbidden: banished");
    }

    @Test
    public void ignoresUnknownIdsAndLateAndDoubleReplies() {
        CompletableFuture<Iq> reply = requests.expect(to("juliet@capulet.lit", "v1"), TIMEOUT);
        assertThat(requests.complete(reply("result", "v2", "juliet@capulet.lit")))
                .isFalse();
        assertThat(requests.complete(reply("result", "", "juliet@capulet.lit"))).isFalse();
        assertThat(requests.complete(reply("result", "v1", "juliet@capulet.lit")))
                .isTrue();
        assertThat(requests.complete(reply("error", "v1", "juliet@capulet.lit")))
                .isFalse();
        assertThat(reply).isCompleted();
        CompletableFuture<Iq> late = requests.expect(to("juliet@capulet.lit", "v3"), TIMEOUT);
        timer.pass(TIMEOUT);
        assertThat(requests.complete(reply("result", "v3", "juliet@capulet.lit")))
                .isFalse();
        assertThat(late).isCompletedExceptionally();
    }

    @Test
    public void endsAtItsTimeoutAndNamesWhoDidNotAnswer() {
        CompletableFuture<Iq> reply = requests.expect(to("juliet@capulet.lit", "v1"), Duration.ofSeconds(5));
        CompletableFuture<Iq> own = requests.expect(to(NOBODY, "v2"), TIMEOUT);
        timer.pass(Duration.ofMillis(4999));
        assertThat(reply).isNotDone();
        timer.pass(Duration.ofMillis(1));
        assertThatThrownBy(reply::join)
                .cause()
                .isInstanceOf(NoReplyException.class)
                .hasMessage("juliet@capulet.lit did not answer within 5 s");
        timer.pass(TIMEOUT);
        assertThatThrownBy(own::join).cause().hasMessage("the own account did not answer within 30 s");
        assertThat(requests.size()).isZero();
    }

    @Test
    public void leavesNoTimerBehindAReply() {
        CompletableFuture<Iq> reply = requests.expect(to("juliet@capulet.lit", "v1"), TIMEOUT);
        assertThat(timer.waiting()).isEqualTo(1);
        requests.complete(reply("result", "v1", "juliet@capulet.lit"));
        assertThat(reply).isCompleted();
        assertThat(timer.waiting()).isZero();
        assertThat(requests.size()).isZero();
    }

    @Test
    public void failsAllAtTheEndOfTheSession() {
        CompletableFuture<Iq> first = requests.expect(to("juliet@capulet.lit", "v1"), TIMEOUT);
        CompletableFuture<Iq> second = requests.expect(to(NOBODY, "v2"), TIMEOUT);
        requests.failAll(new NotConnectedException("the session has ended"));
        for (CompletableFuture<Iq> reply : List.of(first, second)) {
            assertThatThrownBy(reply::join).cause().isInstanceOf(NotConnectedException.class);
        }
        assertThat(timer.waiting()).isZero();
    }

    @Test
    public void refusesTheTenThousandAndFirst() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(requests.expect(to("juliet@capulet.lit", "v" + i), TIMEOUT))
                    .isNotDone();
        }
        assertThatThrownBy(requests.expect(to("juliet@capulet.lit", "one more"), TIMEOUT)::join)
                .cause()
                .hasMessage("already 10000 requests wait for their reply; this one was not sent");
        assertThat(requests.size()).isEqualTo(10_000);
    }

    @Test
    public void givesIdsThatNobodyCanGuess() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String id = requests.newId();
            assertThat(id).matches("[A-Za-z0-9_-]{24}");
            ids.add(id);
        }
        assertThat(ids).hasSize(1000);
    }

    /** A request takes a while to be forgotten by those who made it; the bound is exact however many make them at once. */
    @Test
    public void neverMoreThanTenThousandWaitWhoeverAsks() throws Exception {
        AtomicInteger refused = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        Requests many = new Requests(Timer.SYSTEM, () -> ROMEO);
        for (int t = 0; t < 4; t++) {
            int from = t * 3_000;
            threads.add(Threads.start("asking", () -> {
                for (int i = from; i < from + 3_000; i++) {
                    if (many.expect(to("juliet@capulet.lit", "v" + i), TIMEOUT).isDone()) {
                        refused.incrementAndGet();
                    }
                }
            }));
        }
        for (Thread each : threads) {
            each.join();
        }
        assertThat(many.size()).isEqualTo(10_000);
        assertThat(refused).hasValue(2_000);
        many.failAll(new NotConnectedException("over"));
        assertThat(many.size()).isZero();
        assertThat(many.expect(to("juliet@capulet.lit", "again"), TIMEOUT)).isNotDone();
        many.failAll(new NotConnectedException("over"));
    }

    /** T15. */
    @Test
    public void aHundredThousandUnansweredRequestsKeepTwentyMegabytesAtMost() {
        Requests many = new Requests(Timer.SYSTEM, () -> ROMEO);
        long before = heap();
        for (int i = 0; i < 100_000; i++) {
            var unused = many.expect(to("juliet@capulet.lit", many.newId()), TIMEOUT);
        }
        assertThat(heap() - before).isLessThan(20_000_000);
        assertThat(many.size()).isEqualTo(10_000);
        many.failAll(new NotConnectedException("over"));
    }

    static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    @Test
    public void refusesATimeoutThatIsNone() {
        for (Duration none : new Duration[] {Duration.ZERO, Duration.ofMillis(-1)}) {
            assertThatThrownBy(() -> requests.expect(to("juliet@capulet.lit", "v1"), none))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(requests.size()).isZero();
    }

    // Replies that count when it is their turn

    @Test
    public void aReplyThatHasArrivedIsNeitherLateNorLostWithTheSession() {
        PendingRequest waiting = requests.expect(to("juliet@capulet.lit", "v1"), TIMEOUT, true);
        Element reply = reply("result", "v1", "juliet@capulet.lit");
        assertThat(requests.complete(reply)).as("it goes on to the event loop").isFalse();
        timer.pass(TIMEOUT);
        requests.failAll(new NotConnectedException("over"));
        assertThat(waiting.reply()).isNotDone();
        requests.dispatch(reply("result", "v1", "mercutio@montague.lit"));
        assertThat(waiting.reply()).isNotDone();
        requests.dispatch(reply);
        assertThat(waiting.reply()).isCompleted();
        assertThat(requests.size()).isZero();
    }

    @Test
    public void aReplyThatWasReadAndCutOffFailsWithItsSession() {
        PendingRequest waiting = requests.expect(to("juliet@capulet.lit", "v1"), TIMEOUT, true);
        requests.complete(reply("result", "v1", "juliet@capulet.lit"));
        requests.failLost();
        assertThat(waiting.reply()).isNotDone();
        requests.failAll(new NotConnectedException("over"));
        requests.failLost();
        assertThatThrownBy(waiting.reply()::join).hasCauseInstanceOf(NotConnectedException.class);
        assertThat(requests.size()).isZero();
    }

    @Test
    public void aReplyThatArrivesTooLateHasNoTurn() {
        PendingRequest waiting = requests.expect(to("juliet@capulet.lit", "v1"), TIMEOUT, true);
        timer.pass(TIMEOUT);
        Element late = reply("result", "v1", "juliet@capulet.lit");
        assertThat(requests.complete(late)).isFalse();
        requests.dispatch(late);
        assertThatThrownBy(waiting.reply()::join).hasCauseInstanceOf(NoReplyException.class);
    }
}
