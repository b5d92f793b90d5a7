/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import static org.assertj.core.api.Assertions.assertThat;
import static org.osier.xep0050.Verona.get;
import static org.osier.xep0050.Verona.refusal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Rule;
import org.junit.Test;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;
import org.osier.stream.Threads;
import org.osier.xep0004.Form;

/** Commands from beginning to end, both ends being ours. */
public class MultiStageTest {
    @Rule
    public final Verona verona = new Verona(CommandLimits.USUAL);

    private final Inn inn = new Inn();

    private CommandStep begin() {
        verona.romeo().add(inn);
        return verona.execute(Inn.NODE);
    }

    private static Form balcony(CommandStep step) {
        return step.form().orElseThrow().answer().set("room", "balcony").build();
    }

    /** XEP-0050, 2.4.2. */
    @Test
    public void goesOnToItsEnd() {
        CommandStep rooms = begin();
        assertThat(rooms.status()).isEqualTo(Status.EXECUTING);
        assertThat(rooms.form()).hasValue(Inn.ROOMS);
        assertThat(rooms.notes()).containsExactly(Note.warn("Knock first."));
        assertThat(rooms.actions()).containsExactlyInAnyOrder(Action.NEXT, Action.CANCEL);
        assertThat(rooms.usualAction()).hasValue(Action.NEXT);
        CommandStep guests = get(rooms.next(balcony(rooms)));
        assertThat(guests.sessionId()).isEqualTo(rooms.sessionId()).isPresent();
        assertThat(guests.actions()).containsExactlyInAnyOrder(Action.COMPLETE, Action.PREV, Action.CANCEL);
        assertThat(guests.usualAction()).hasValue(Action.COMPLETE);
        CommandStep end = get(guests.complete(
                guests.form().orElseThrow().answer().set("guest", "Romeo").build()));
        assertThat(end.status()).isEqualTo(Status.COMPLETED);
        assertThat(end.failed()).isFalse();
        assertThat(end.form().orElseThrow().text("room")).hasValue("balcony");
        assertThat(end.notes()).containsExactly(Note.info("Sleep well."));
        assertThat(end.actions()).isEmpty();
        assertThat(inn.told).containsExactly("begin juliet@localhost", "balcony", "Romeo");
    }

    /** XEP-0050, 2.4.2: with the values that were filled in, but for secrets. */
    @Test
    public void goesBackAndRemembers() {
        CommandStep rooms = begin();
        CommandStep guests = get(rooms.next(rooms.form()
                .orElseThrow()
                .answer()
                .set("room", "cellar")
                .set("knock", "s3same")
                .build()));
        CommandStep again = get(guests.prev());
        assertThat(again.form().orElseThrow().text("room")).hasValue("cellar");
        assertThat(again.form().orElseThrow().text("knock")).isEmpty();
        assertThat(again.form().orElseThrow().field("room").orElseThrow().options())
                .hasSize(2);
        assertThat(again.actions()).containsExactlyInAnyOrder(Action.NEXT, Action.CANCEL);
        CommandStep other = get(again.next(balcony(again)));
        assertThat(other.form().orElseThrow().text("room")).hasValue("balcony");
        assertThat(other.actions()).contains(Action.PREV);
        assertThat(inn.told).containsExactly("begin juliet@localhost", "cellar", "balcony");
    }

    @Test
    public void doesNotGoBackWhereItMayNot() {
        verona.romeo()
                .add(Inn.simple(
                        "oneway",
                        request -> Stage.confirm(
                                "Sure?",
                                first -> Stage.confirm("Really?", second -> Stage.done("So be it."))
                                        .withoutPrev())));
        CommandStep sure = verona.execute("oneway");
        CommandStep really = get(sure.complete());
        assertThat(really.notes()).containsExactly(Note.warn("Really?"));
        assertThat(really.actions()).containsExactlyInAnyOrder(Action.COMPLETE, Action.CANCEL);
        StanzaError refusal = refusal(send(really, "prev"));
        assertThat(CommandError.of(refusal)).hasValue(CommandError.BAD_ACTION);
        assertThat(get(really.complete()).status()).isEqualTo(Status.COMPLETED);
    }

    private CompletableFuture<Iq> send(CommandStep step, String action) {
        CommandElement wanted = CommandElement.request(step.node(), step.sessionId(), Action.EXECUTE, List.of());
        return verona.juliet()
                .request(Iq.set(
                        step.responder(),
                        wanted.toElement().toBuilder()
                                .attribute("action", action)
                                .build()));
    }

    /** XEP-0050, 2.4.3. */
    @Test
    public void isCanceled() {
        CommandStep rooms = begin();
        CommandStep end = get(rooms.cancel());
        assertThat(end.status()).isEqualTo(Status.CANCELED);
        assertThat(end.sessionId()).isEqualTo(rooms.sessionId());
        assertThat(end.actions()).isEmpty();
        StanzaError refusal = refusal(rooms.next(balcony(rooms)));
        assertThat(CommandError.of(refusal)).hasValue(CommandError.SESSION_EXPIRED);
        assertThat(refusal.condition()).isEqualTo(StanzaError.Condition.NOT_ALLOWED);
        assertThat(refusal.type()).isEqualTo(StanzaError.Type.CANCEL);
    }

    /** XEP-0050, 2.4.1. */
    @Test
    public void isDoneAtOnce() {
        verona.romeo().add(Inn.simple("hour", request -> Stage.done("It strikes nine.")));
        CommandStep end = verona.execute("hour");
        assertThat(end.status()).isEqualTo(Status.COMPLETED);
        assertThat(end.notes()).containsExactly(Note.info("It strikes nine."));
    }

    /** XEP-0050, 3.6. */
    @Test
    public void tellsThatItHasFailed() {
        verona.romeo().add(Inn.simple("fly", request -> Stage.failed("No wings.")));
        CommandStep end = verona.execute("fly");
        assertThat(end.status()).isEqualTo(Status.COMPLETED);
        assertThat(end.failed()).isTrue();
    }

    @Test
    public void takesItsTime() {
        CompletableFuture<Stage> dawn = new CompletableFuture<>();
        verona.romeo()
                .add(Inn.simple("lark", request -> Stage.later(CompletableFuture.completedFuture(Stage.later(dawn)))));
        CompletableFuture<CommandStep> lark =
                Verona.commands(verona.juliet()).execute(verona.romeo().jid(), "lark");
        // What is sent later is answered before.
        assertThat(refusal(
                        Verona.commands(verona.juliet()).execute(verona.romeo().jid(), "nightingale")))
                .isNotNull();
        assertThat(lark).isNotDone();
        Threads.start("dawn", () -> dawn.complete(Stage.ask(Inn.ROOMS, request -> Stage.done("Farewell."))));
        CommandStep step = get(lark);
        assertThat(get(step.next(balcony(step))).notes()).containsExactly(Note.info("Farewell."));
    }

    /** XEP-0050, 3.4: the usual action is what execute stands for; next, where both are possible. */
    @Test
    public void executeStandsForWhatIsUsual() {
        verona.romeo()
                .add(Inn.simple(
                        "either",
                        request -> Stage.ask(Inn.ROOMS, next -> Stage.done("next"))
                                .orComplete(complete -> Stage.done("complete"))));
        CommandStep either = verona.execute("either");
        assertThat(either.actions()).containsExactlyInAnyOrder(Action.NEXT, Action.COMPLETE, Action.CANCEL);
        assertThat(get(either.complete(balcony(either))).notes()).containsExactly(Note.info("complete"));
        CommandStep other = verona.execute("either");
        CommandElement request = CommandElement.request(
                "either",
                other.sessionId(),
                Action.EXECUTE,
                List.of(balcony(other).toElement()));
        Iq answer = get(verona.juliet().request(Iq.set(verona.romeo().jid(), request)));
        assertThat(answer.payload(CommandElement.CODEC).orElseThrow().notes()).containsExactly(Note.info("next"));
    }

    @Test
    public void seesWhoAsksAndHow() {
        CompletableFuture<CommandRequest> seen = new CompletableFuture<>();
        verona.romeo().add(Inn.simple("seen", request -> {
            seen.complete(request);
            return Stage.done();
        }));
        verona.execute("seen");
        CommandRequest request = get(seen);
        assertThat(request.requester()).isEqualTo(verona.juliet().jid());
        assertThat(request.responder()).isEqualTo(verona.romeo().jid());
        assertThat(request.action()).isEqualTo(Action.EXECUTE);
        assertThat(request.form().fields()).isEmpty();
        assertThat(request.language()).as("that of the stream").hasValue("en");
        assertThat(request.session().kind()).isEqualTo(Session.Kind.CLIENT);
    }
}
