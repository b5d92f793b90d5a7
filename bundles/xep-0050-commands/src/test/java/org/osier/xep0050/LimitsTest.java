/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.osier.xep0050.Verona.get;
import static org.osier.xep0050.Verona.refusal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Rule;
import org.junit.Test;
import org.osier.client.ClientXmpp;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.xep0004.Form;

/** What a requester or a command can do to the others: nothing. */
public class LimitsTest {
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    @Rule
    public final Verona verona = new Verona(new CommandLimits(5, 3, 3, IDLE, ANSWER));

    private final Inn inn = new Inn();

    private CompletableFuture<CommandStep> execute(ClientXmpp requester, String node) {
        return Verona.commands(requester).execute(verona.romeo().jid(), node);
    }

    private static CompletableFuture<CommandStep> balcony(CommandStep step) {
        return step.next(
                step.form().orElseThrow().answer().set("room", "balcony").build());
    }

    @Test
    public void anExecutionThatIsLeftAloneEnds() {
        verona.romeo().add(inn);
        CommandStep step = verona.execute(Inn.NODE);
        verona.timer().pass(IDLE.minusSeconds(1));
        CommandStep guests = get(balcony(step));
        verona.timer().pass(IDLE.minusSeconds(1));
        CommandStep again = get(guests.prev());
        verona.timer().pass(IDLE);
        StanzaError refusal = refusal(balcony(again));
        assertThat(CommandError.of(refusal)).hasValue(CommandError.SESSION_EXPIRED);
    }

    @Test
    public void aCommandThatNeverAnswersIsGivenUp() {
        CompletableFuture<Stage> never = new CompletableFuture<>();
        verona.romeo().add(Inn.simple("never", request -> Stage.later(never)));
        verona.romeo().add(inn);
        CompletableFuture<CommandStep> waiting = execute(verona.juliet(), "never");
        // It is asked after that, and so answered after that has begun.
        get(get(execute(verona.juliet(), Inn.NODE)).cancel());
        verona.timer().pass(ANSWER.minusSeconds(1));
        assertThat(waiting).isNotDone();
        verona.timer().pass(Duration.ofSeconds(1));
        assertThat(CommandError.of(refusal(waiting))).hasValue(CommandError.SESSION_EXPIRED);
        never.complete(Stage.done("too late"));
        assertThat(get(execute(verona.juliet(), Inn.NODE)).status()).isEqualTo(Status.EXECUTING);
    }

    @Test
    public void oneThingAtATimeAndCancelingAlways() {
        CompletableFuture<Stage> never = new CompletableFuture<>();
        verona.romeo().add(Inn.simple("slow", request -> Stage.ask(Inn.ROOMS, first -> Stage.later(never))));
        CommandStep step = verona.execute("slow");
        CompletableFuture<CommandStep> waiting = balcony(step);
        StanzaError refusal = refusal(balcony(step));
        assertThat(refusal.condition()).isEqualTo(Condition.UNEXPECTED_REQUEST);
        assertThat(refusal.type()).isEqualTo(StanzaError.Type.WAIT);
        assertThat(get(step.cancel()).status()).isEqualTo(Status.CANCELED);
        assertThat(CommandError.of(refusal(waiting))).hasValue(CommandError.SESSION_EXPIRED);
    }

    /** Neither does one account lock the others out, nor do they all take more than there is. */
    @Test
    public void aFloodIsRefused() {
        verona.romeo().add(inn);
        List<CommandStep> open = new ArrayList<>();
        ClientXmpp chamber = verona.chamber();
        open.add(verona.execute(Inn.NODE));
        open.add(get(execute(chamber, Inn.NODE)));
        open.add(verona.execute(Inn.NODE));
        for (ClientXmpp juliet : List.of(verona.juliet(), chamber)) {
            StanzaError refusal = refusal(execute(juliet, Inn.NODE));
            assertThat(refusal.condition()).isEqualTo(Condition.RESOURCE_CONSTRAINT);
            assertThat(refusal.type()).isEqualTo(StanzaError.Type.WAIT);
        }
        ClientXmpp tybalt = verona.tybalt().client();
        get(execute(tybalt, Inn.NODE));
        get(execute(tybalt, Inn.NODE));
        assertThat(refusal(execute(tybalt, Inn.NODE)).condition()).isEqualTo(Condition.RESOURCE_CONSTRAINT);
        get(open.get(0).cancel());
        assertThat(get(execute(tybalt, Inn.NODE)).status()).isEqualTo(Status.EXECUTING);
    }

    /** An id is known to have ended for as long as there is room for it; then it is one like any other. */
    @Test
    public void endedOnesAreForgottenInTheEnd() {
        verona.romeo().add(inn);
        CommandStep first = verona.execute(Inn.NODE);
        get(first.cancel());
        assertThat(CommandError.of(refusal(balcony(first)))).hasValue(CommandError.SESSION_EXPIRED);
        for (int i = 0; i < 5; i++) {
            get(verona.execute(Inn.NODE).cancel());
        }
        assertThat(CommandError.of(refusal(balcony(first)))).hasValue(CommandError.BAD_SESSIONID);
    }

    @Test
    public void theWayBackIsNotEndless() {
        verona.romeo().add(Inn.simple("maze", LimitsTest::corner));
        CommandStep step = verona.execute("maze");
        for (int i = 0; i < 5; i++) {
            step = get(balcony(step));
        }
        step = get(step.prev());
        step = get(step.prev());
        assertThat(step.actions()).contains(Action.NEXT).doesNotContain(Action.PREV);
    }

    private static Stage corner(CommandRequest request) {
        return Stage.ask(Inn.ROOMS, LimitsTest::corner);
    }

    /** What fails tells nothing of its insides, and ends; what refuses may be tried again. */
    @Test
    public void whatCommandsThrowIsAnswered() {
        verona.romeo().add(Inn.simple("broken", request -> {
            throw new IllegalStateException("the secret of the house");
        }));
        verona.romeo().add(Inn.simple("lost", request -> Stage.ask(Inn.ROOMS, next -> null)));
        verona.romeo()
                .add(Inn.simple(
                        "later",
                        request -> Stage.later(CompletableFuture.failedFuture(new IllegalStateException("secret")))));
        verona.romeo()
                .add(Inn.simple(
                        "choosy",
                        request -> Stage.ask(Inn.ROOMS, next -> {
                            throw new StanzaErrorException(Condition.CONFLICT);
                        })));
        for (String node : List.of("broken", "later")) {
            StanzaError refusal = refusal(execute(verona.juliet(), node));
            assertThat(refusal.condition()).isEqualTo(Condition.INTERNAL_SERVER_ERROR);
            assertThat(refusal.text()).isEmpty();
        }
        CommandStep lost = verona.execute("lost");
        assertThat(refusal(balcony(lost)).condition()).isEqualTo(Condition.INTERNAL_SERVER_ERROR);
        assertThat(CommandError.of(refusal(balcony(lost)))).hasValue(CommandError.SESSION_EXPIRED);
        CommandStep choosy = verona.execute("choosy");
        assertThat(refusal(balcony(choosy)).condition()).isEqualTo(Condition.CONFLICT);
        assertThat(refusal(balcony(choosy)).condition()).isEqualTo(Condition.CONFLICT);
        // None of those that failed at once is open any more: there is room for two of three.
        get(execute(verona.juliet(), "choosy"));
        get(execute(verona.juliet(), "choosy"));
    }

    /** A check of a command's own is as good as that of the form. */
    @Test
    public void whatDoesNotFitAFormIsABadPayload() {
        Form other = Form.builder(Form.Type.FORM).build();
        verona.romeo()
                .add(Inn.simple(
                        "picky",
                        request -> Stage.ask(Inn.ROOMS, next -> {
                            var unused = other.answer().set("dog", "yes");
                            return Stage.done();
                        })));
        CommandStep picky = verona.execute("picky");
        assertThat(CommandError.of(refusal(balcony(picky)))).hasValue(CommandError.BAD_PAYLOAD);
        assertThat(get(picky.cancel()).status()).isEqualTo(Status.CANCELED);
    }

    @Test
    public void limitsThatAllowNothingAreRefused() {
        assertThatThrownBy(() -> new CommandLimits(0, 1, 1, IDLE, ANSWER)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CommandLimits(1, 0, 1, IDLE, ANSWER)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CommandLimits(1, 1, 0, IDLE, ANSWER)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CommandLimits(1, 1, 1, Duration.ZERO, ANSWER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CommandLimits(1, 1, 1, IDLE, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
