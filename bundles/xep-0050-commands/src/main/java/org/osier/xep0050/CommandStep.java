/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.osier.jid.Jid;
import org.osier.xep0004.Form;
import org.osier.xml.Element;

/**
 * One stage of a command that somebody else executes for us, as it was answered, and the ways to go on from it. Going on
 * returns the next one; this one does not change. Safe for use by many threads.
 *
 * <pre>{@code
 * commands.execute(service, "config")
 *         .thenCompose(step -> step.next(step.form().orElseThrow().answer().set("service", "httpd").build()))
 *         .thenCompose(step -> step.complete(step.form().orElseThrow().answer().set("state", "on").build()))
 *         .thenAccept(step -> step.notes().forEach(note -> show(note.text())));
 * }</pre>
 */
public final class CommandStep {
    private final Jid responder;
    private final CommandElement answer;
    private final Function<CommandElement, CompletableFuture<CommandStep>> ask;

    CommandStep(Jid responder, CommandElement answer, Function<CommandElement, CompletableFuture<CommandStep>> ask) {
        this.responder = responder;
        this.answer = answer;
        this.ask = ask;
    }

    /** Who executes the command. */
    public Jid responder() {
        return responder;
    }

    /** Which command it is. */
    public String node() {
        return answer.node();
    }

    /** What the responder calls this execution. */
    public Optional<String> sessionId() {
        return answer.session();
    }

    /** How far it is. Where the responder does not say, it goes on when something is to be filled in or may be done. */
    public Status status() {
        boolean open = answer.actions().isPresent()
                || form().filter(form -> form.type() == Form.Type.FORM).isPresent();
        return answer.status().orElse(open ? Status.EXECUTING : Status.COMPLETED);
    }

    /** Whether the responder says that it has failed (XEP-0050, 3.6). */
    public boolean failed() {
        return notes().stream().anyMatch(note -> note.type() == Note.Type.ERROR);
    }

    /** What is to be filled in; or the result, when the command is completed. */
    public Optional<Form> form() {
        return answer.form();
    }

    /** What is to be told to humans. */
    public List<Note> notes() {
        return answer.notes();
    }

    /** All that the answer holds beside notes, forms included. */
    public List<Element> payload() {
        return answer.payload();
    }

    /** What may be done next (XEP-0050, 3.4); nothing once it is at its end. */
    public Set<Action> actions() {
        if (status() != Status.EXECUTING) {
            return Set.of();
        }
        Set<Action> allowed = EnumSet.of(Action.CANCEL);
        // XEP-0050, 3.4: without a word on it, there is only this stage.
        allowed.addAll(answer.actions().map(CommandElement.Actions::allowed).orElse(Set.of(Action.COMPLETE)));
        return Set.copyOf(allowed);
    }

    /**
     * What is done next usually: what the responder says, as far as it allows it; else going on, else completing.
     *
     * @return empty when nothing is left but to go back or cancel
     */
    public Optional<Action> usualAction() {
        Optional<Action> stated = answer.actions().flatMap(CommandElement.Actions::usual);
        return List.of(stated.orElse(Action.NEXT), Action.NEXT, Action.COMPLETE).stream()
                .filter(action -> action != Action.CANCEL && actions().contains(action))
                .findFirst();
    }

    /** Goes on to the next stage, with what was filled in. */
    public CompletableFuture<CommandStep> next(Form submission) {
        return go(Action.NEXT, Optional.of(submission));
    }

    /** Goes on to the next stage. */
    public CompletableFuture<CommandStep> next() {
        return go(Action.NEXT, Optional.empty());
    }

    /** Completes the command with what was filled in. */
    public CompletableFuture<CommandStep> complete(Form submission) {
        return go(Action.COMPLETE, Optional.of(submission));
    }

    /** Completes the command. */
    public CompletableFuture<CommandStep> complete() {
        return go(Action.COMPLETE, Optional.empty());
    }

    /** Goes back to the stage before. */
    public CompletableFuture<CommandStep> prev() {
        return go(Action.PREV, Optional.empty());
    }

    /** Gives the command up. */
    public CompletableFuture<CommandStep> cancel() {
        return go(Action.CANCEL, Optional.empty());
    }

    /**
     * Goes on in one of the ways that are allowed.
     *
     * @throws IllegalStateException when this action is not among {@link #actions()}
     * @throws IllegalArgumentException when the form is no submission (XEP-0050, 3.5.1)
     */
    public CompletableFuture<CommandStep> go(Action action, Optional<Form> submission) {
        if (!actions().contains(action)) {
            throw new IllegalStateException(
                    "the command " + node() + " is " + status() + " and allows " + actions() + ", not " + action);
        }
        if (submission.filter(form -> form.type() != Form.Type.SUBMIT).isPresent()) {
            throw new IllegalArgumentException("only a submission can be sent; make it with form.answer()");
        }
        List<Element> payload = submission.map(Form::toElement).stream().toList();
        return ask.apply(CommandElement.request(node(), sessionId(), action, payload));
    }

    /** Node, status and what may be done. */
    @Override
    public String toString() {
        return node() + " at " + responder + " is " + status() + ", allows " + actions();
    }
}
