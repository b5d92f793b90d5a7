/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osier.jid.Jid;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.Registration;

/**
 * One execution of one of our commands, between one requester and one of the own addresses: the stages it has come through,
 * and the answer that is owed, if one is. Safe for use by many threads; calls no foreign code.
 */
final class Execution {
    private final String id;
    private final Jid requester;
    private final Jid responder;
    private final Offer offer;
    private final int mostStages;
    /** The current one first. Bounded: the oldest is forgotten, and cannot be gone back to. */
    private final Deque<Stage.Asking> stages = new ArrayDeque<>();

    private CompletableFuture<CommandElement> answer = CompletableFuture.completedFuture(null);
    private Registration limit = Registration.NONE;
    private boolean ended;

    Execution(String id, Jid requester, Jid responder, Offer offer, int mostStages) {
        this.id = id;
        this.requester = requester;
        this.responder = responder;
        this.offer = offer;
        this.mostStages = mostStages;
    }

    String id() {
        return id;
    }

    Jid requester() {
        return requester;
    }

    Offer offer() {
        return offer;
    }

    /** XEP-0050, 3.3: valid only between the two who began it. */
    boolean isBetween(Jid from, Jid to) {
        return requester.equals(from) && responder.equals(to);
    }

    /** Owes an answer from now on; refuses a second one. */
    synchronized CompletableFuture<CommandElement> begin() {
        if (ended) {
            throw expired();
        }
        if (!answer.isDone()) {
            throw new StanzaErrorException(
                    StanzaError.of(Condition.UNEXPECTED_REQUEST, "the command still works on the request before"));
        }
        answer = new CompletableFuture<>();
        return answer;
    }

    /** The stage that the requester is to answer; empty before the first. */
    synchronized Optional<Stage.Asking> current() {
        return Optional.ofNullable(stages.peek());
    }

    /** Enters a new stage; false when the execution is over. */
    synchronized boolean enter(Stage.Asking stage) {
        if (!ended) {
            stages.push(stage);
            if (stages.size() > mostStages) {
                stages.removeLast();
            }
        }
        return !ended;
    }

    /** Puts another in place of the current stage, with what was filled in. */
    synchronized void replace(Stage.Asking stage) {
        if (stages.poll() != null) {
            stages.push(stage);
        }
    }

    synchronized boolean canGoBack() {
        return stages.size() > 1 && stages.element().mayGoBack();
    }

    /** Leaves the current stage, and the one before, to be entered again; empty when there is no way back. */
    synchronized Optional<Stage.Asking> goBack() {
        if (!canGoBack()) {
            return Optional.empty();
        }
        stages.pop();
        return Optional.of(stages.pop());
    }

    /** Sets what ends the execution after a time, in place of what was set before. */
    void limit(Registration next) {
        // Closed with no lock held: that waits for a call under way, which may be on its way to end this.
        swap(next).close();
    }

    private synchronized Registration swap(Registration next) {
        if (ended) {
            return next;
        }
        Registration before = limit;
        limit = next;
        return before;
    }

    /** Ends it; an answer that is still owed will not come. */
    void end() {
        CompletableFuture<CommandElement> owed;
        Registration last;
        synchronized (this) {
            ended = true;
            stages.clear();
            owed = answer;
            last = limit;
        }
        last.close();
        owed.completeExceptionally(expired());
    }

    static StanzaErrorException expired() {
        return CommandError.SESSION_EXPIRED.because("the command was completed or canceled, or took too long");
    }
}
