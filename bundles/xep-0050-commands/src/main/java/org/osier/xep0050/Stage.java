/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.osier.stanza.Payload;
import org.osier.xep0004.Form;
import org.osier.xml.Element;

/**
 * What one of our commands answers: a question, or its result; at once or later. Immutable.
 *
 * <pre>{@code
 * public Stage begin(CommandRequest request) {
 *     return Stage.ask(SERVICES, first -> Stage.askLast(
 *             states(first.form().text("service")),
 *             second -> Stage.later(configure(second.form()).thenApply(done -> Stage.done("It is configured.")))));
 * }
 * }</pre>
 */
public sealed interface Stage {
    /**
     * Asks something. The requester may always cancel, and go back to what it was asked before; that costs a command
     * nothing, as it is asked and answered anew from there.
     *
     * @param form what is to be filled in, if anything
     * @param notes what is to be told
     * @param next goes on, where that is possible; this is then what is usual
     * @param complete finishes the command, where that is possible
     * @param mayGoBack whether the requester may still go back from here
     */
    record Asking(
            Optional<Form> form,
            List<Note> notes,
            Optional<StageHandler> next,
            Optional<StageHandler> complete,
            boolean mayGoBack)
            implements Stage {
        /** Refuses a question that cannot be answered. */
        public Asking {
            notes = List.copyOf(notes);
            if (next.isEmpty() && complete.isEmpty()) {
                throw new IllegalArgumentException("a stage needs somewhere to go: next or complete");
            }
        }

        /** The same with something more to be told. */
        public Asking withNote(Note note) {
            return new Asking(
                    form, Stream.concat(notes.stream(), Stream.of(note)).toList(), next, complete, mayGoBack);
        }

        /** The same, which may also be completed at once. */
        public Asking orComplete(StageHandler handler) {
            return new Asking(form, notes, next, Optional.of(handler), mayGoBack);
        }

        /** The same, with no way back: what was done before cannot be undone. */
        public Asking withoutPrev() {
            return new Asking(form, notes, next, complete, false);
        }

        Asking withForm(Form other) {
            return new Asking(Optional.of(other), notes, next, complete, mayGoBack);
        }
    }

    /**
     * The end of a command.
     *
     * @param payload its results, such as a form of the type result
     * @param notes what is to be told; an error among them if the command has failed (XEP-0050, 3.6)
     */
    record Done(List<Element> payload, List<Note> notes) implements Stage {
        /** Takes copies. */
        public Done {
            payload = List.copyOf(payload);
            notes = List.copyOf(notes);
        }

        /** The same with something more to be told. */
        public Done withNote(Note note) {
            return new Done(
                    payload, Stream.concat(notes.stream(), Stream.of(note)).toList());
        }
    }

    /**
     * An answer that takes its time. If it takes too long ({@link CommandLimits#answer}), the execution ends.
     *
     * @param outcome completes with the answer on any thread; or fails as a {@link StageHandler} does
     */
    record Later(CompletionStage<? extends Stage> outcome) implements Stage {}

    /** Asks something, and goes on from there. */
    static Asking ask(Form form, StageHandler next) {
        return new Asking(Optional.of(form), List.of(), Optional.of(next), Optional.empty(), true);
    }

    /** Asks the last thing before the command is completed. */
    static Asking askLast(Form form, StageHandler complete) {
        return new Asking(Optional.of(form), List.of(), Optional.empty(), Optional.of(complete), true);
    }

    /** Asks for nothing but to be completed. */
    static Asking confirm(String question, StageHandler complete) {
        return new Asking(
                Optional.empty(), List.of(Note.warn(question)), Optional.empty(), Optional.of(complete), true);
    }

    /** The command has done what it was to do. */
    static Done done(String told) {
        return new Done(List.of(), List.of(Note.info(told)));
    }

    /** The command has results. */
    static Done done(Payload... results) {
        return new Done(Stream.of(results).map(Payload::toElement).toList(), List.of());
    }

    /** The command has come to its end and failed (XEP-0050, 3.6). */
    static Done failed(String why) {
        return new Done(List.of(), List.of(Note.error(why)));
    }

    /** The answer takes its time. */
    static Later later(CompletionStage<? extends Stage> outcome) {
        return new Later(outcome);
    }
}
