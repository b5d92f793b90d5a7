/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.xep0004.Form;
import org.osier.xep0004.FormException;
import org.osier.xml.Element;

/** Brings executions from stage to stage, and each answer to its requester. Calls foreign code with no lock held. */
final class Progress {
    private static final Logger LOG = System.getLogger(Progress.class.getName());

    private final Executions executions;

    Progress(Executions executions) {
        this.executions = executions;
    }

    CompletionStage<CommandElement> begin(Execution execution, Asked asked) {
        return run(
                execution, () -> execution.offer().command().begin(asked.request(Action.EXECUTE, asked.submitted())));
    }

    CompletionStage<CommandElement> goOn(Execution execution, Asked asked, Action action) {
        return run(execution, () -> next(execution, asked, action));
    }

    /** XEP-0050, 2.4.3: always possible, also while the command works. */
    CompletionStage<CommandElement> cancel(Execution execution) {
        executions.end(execution);
        return CompletableFuture.completedStage(
                reply(execution, Status.CANCELED, Optional.empty(), List.of(), List.of()));
    }

    private CompletionStage<CommandElement> run(Execution execution, Callable<Stage> step) {
        CompletableFuture<CommandElement> answer = execution.begin();
        executions.await(execution, true);
        var unused = resolve(execution, call(step))
                .thenAccept(stage -> enter(execution, answer, stage))
                .exceptionally(failure -> {
                    fail(execution, answer, failure);
                    return null;
                });
        return answer;
    }

    private static CompletionStage<? extends Stage> call(Callable<Stage> step) {
        try {
            return CompletableFuture.completedStage(step.call());
        } catch (Exception | LinkageError e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static CompletionStage<Stage> resolve(Execution execution, CompletionStage<? extends Stage> outcome) {
        return outcome.thenCompose(stage -> {
            Objects.requireNonNull(stage, "the command returned no stage");
            return stage instanceof Stage.Later later
                    ? resolve(execution, later.outcome())
                    : CompletableFuture.completedStage(stage);
        });
    }

    /** What the command makes of an answer to its current stage, which must be one that it asked for. */
    private Stage next(Execution execution, Asked asked, Action action) throws Exception {
        Stage.Asking stage = execution.current().orElseThrow(Execution::expired);
        Action meant = action == Action.EXECUTE ? usual(stage) : action;
        if (meant == Action.PREV) {
            return execution.goBack().orElseThrow(Progress::badAction);
        }
        StageHandler handler =
                (meant == Action.NEXT ? stage.next() : stage.complete()).orElseThrow(Progress::badAction);
        Form submitted = asked.submitted();
        if (stage.form().isPresent()) {
            submitted = stage.form().get().check(submitted);
            execution.replace(Remembered.in(stage, submitted));
        }
        return handler.handle(asked.request(meant, submitted));
    }

    private static StanzaErrorException badAction() {
        return CommandError.BAD_ACTION.because("this is not possible at this stage");
    }

    private static Action usual(Stage.Asking stage) {
        return stage.next().isPresent() ? Action.NEXT : Action.COMPLETE;
    }

    private void enter(Execution execution, CompletableFuture<CommandElement> answer, Stage stage) {
        if (stage instanceof Stage.Asking asking) {
            // One that was ended meanwhile has been answered with that.
            if (execution.enter(asking)) {
                executions.await(execution, false);
                answer.complete(reply(
                        execution,
                        Status.EXECUTING,
                        Optional.of(actions(execution, asking)),
                        asking.notes(),
                        asking.form().map(Form::toElement).stream().toList()));
            }
        } else if (stage instanceof Stage.Done done) {
            executions.close(execution);
            answer.complete(reply(execution, Status.COMPLETED, Optional.empty(), done.notes(), done.payload()));
            execution.end();
        }
    }

    /** XEP-0050, 3.4: what is usual is always said, and allowed. */
    private static CommandElement.Actions actions(Execution execution, Stage.Asking stage) {
        Set<Action> allowed = EnumSet.of(usual(stage));
        stage.complete().ifPresent(handler -> allowed.add(Action.COMPLETE));
        if (execution.canGoBack()) {
            allowed.add(Action.PREV);
        }
        return new CommandElement.Actions(allowed, Optional.of(usual(stage)));
    }

    private static CommandElement reply(
            Execution execution,
            Status status,
            Optional<CommandElement.Actions> actions,
            List<Note> notes,
            List<Element> payload) {
        return CommandElement.reply(execution.offer().node(), execution.id(), status, actions, notes, payload);
    }

    private void fail(Execution execution, CompletableFuture<CommandElement> answer, Throwable failure) {
        Throwable cause = failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure;
        if (cause instanceof FormException e) {
            refuse(execution, answer, CommandError.BAD_PAYLOAD.because(e.getMessage()));
        } else if (cause instanceof StanzaErrorException e) {
            refuse(execution, answer, e);
        } else {
            LOG.log(Level.WARNING, "the command " + execution.offer() + " failed", cause);
            executions.close(execution);
            answer.completeExceptionally(new StanzaErrorException(Condition.INTERNAL_SERVER_ERROR));
            execution.end();
        }
    }

    /** The requester may try again, if there is a stage to try again at. */
    private void refuse(Execution execution, CompletableFuture<CommandElement> answer, StanzaErrorException refusal) {
        boolean begun = execution.current().isPresent();
        if (begun) {
            executions.await(execution, false);
        } else {
            executions.close(execution);
        }
        answer.completeExceptionally(refusal);
        if (!begun) {
            execution.end();
        }
    }
}
