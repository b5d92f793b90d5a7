/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.osier.stanza.Iq;
import org.osier.stream.EventHandler.Delivery;
import org.osier.stream.EventKey;
import org.osier.stream.Registration;
import org.osier.stream.XmlStream;
import org.osier.stream.XmppException;

/** Sends requests, and hands out their replies in the forms that callers want. Safe for use by many threads. */
final class Requester {
    private final Session session;
    private final XmlStream stream;
    private final Requests requests;

    Requester(Session session, XmlStream stream, Requests requests) {
        this.session = session;
        this.stream = stream;
        this.requests = requests;
    }

    /** Sends a request. The future is for our own use: who completes it, be it the read loop, runs what is chained to it. */
    CompletableFuture<Iq> ask(Iq request, Duration timeout) {
        Iq withId = withId(request);
        return send(withId, requests.expect(withId, timeout, false));
    }

    private Iq withId(Iq request) {
        if (!request.isRequest()) {
            throw new IllegalArgumentException("an iq of type " + request.type() + " is no request; use send");
        }
        return request.withId(requests.newId());
    }

    private CompletableFuture<Iq> send(Iq withId, PendingRequest pending) {
        if (!pending.reply().isDone()) {
            try {
                session.send(withId);
            } catch (XmppException e) {
                pending.fail(e);
            } catch (RuntimeException | Error e) {
                pending.giveUp();
                throw e;
            }
        }
        return pending.reply();
    }

    /**
     * Sends a request whose outcome is told on the event loop: the reply in its turn, between the stanzas that came before
     * and after it.
     *
     * @param spent is run when there is nothing more to close
     */
    Registration ask(
            Iq request,
            Duration timeout,
            Consumer<? super Iq> onResult,
            Consumer<? super XmppException> onFailure,
            Runnable spent) {
        Iq withId = withId(request);
        PendingRequest pending = requests.expect(withId, timeout, true);
        // An event of its own: what stream and session do for event handlers is done for this one.
        EventKey<Outcome> event = new EventKey<>("reply to " + withId.id().orElseThrow(), Outcome.class);
        String owner = Owner.of(onResult);
        Registration handler = stream.once(
                event, Delivery.QUEUED, new EventRelay<>(owner, outcome -> tell(outcome, onResult, onFailure, owner)));
        Registration asking = () -> {
            handler.close();
            pending.giveUp();
        };
        try {
            var unused = send(withId, pending).whenComplete((reply, failure) -> {
                spent.run();
                raise(event, pending, reply, failure);
            });
        } catch (RuntimeException | Error e) {
            asking.close();
            throw e;
        }
        return asking;
    }

    /** What a request has come to: a result, or a failure. */
    private record Outcome(Optional<Iq> result, Optional<XmppException> failure) {}

    private void raise(EventKey<Outcome> event, PendingRequest pending, Iq reply, Throwable failure) {
        Optional<XmppException> cause = failure instanceof XmppException e ? Optional.of(e) : Optional.empty();
        Outcome outcome = new Outcome(Optional.ofNullable(reply), cause);
        if (pending.hasArrived()) {
            // We are on the event loop, and it is the reply's turn.
            stream.raiseDirect(event, outcome);
        } else if (cause.isPresent()) {
            // Whoever fails it must not have to wait for room in the event queue.
            stream.threads().execute(() -> stream.raise(event, outcome));
        }
    }

    private void tell(
            Outcome outcome, Consumer<? super Iq> onResult, Consumer<? super XmppException> onFailure, String owner) {
        try {
            outcome.result().ifPresent(onResult);
            outcome.failure().ifPresent(onFailure);
        } catch (Throwable e) {
            // Under one name for all: the event has one for each request.
            stream.tellFault("what handles replies of " + owner, e);
        }
    }

    /** The reply for callers. It is completed on another thread, so what is chained to it cannot hold up the read loop. */
    CompletableFuture<Iq> exposed(CompletableFuture<Iq> reply) {
        CompletableFuture<Iq> result = stream.newFuture();
        var unused = reply.whenCompleteAsync((iq, failure) -> complete(result, iq, failure), stream.threads());
        // Who has given up waits no more.
        var unusedToo = result.whenComplete((iq, failure) -> reply.cancel(false));
        return result;
    }

    private static void complete(CompletableFuture<Iq> result, Iq reply, Throwable failure) {
        if (failure == null) {
            result.complete(reply);
        } else {
            result.completeExceptionally(failure);
        }
    }

    /** Refuses where waiting for a reply would be waiting for oneself. */
    void requireMayWait() {
        if (!stream.mayWait()) {
            String loop = stream.isEventLoop() ? "event" : "read";
            throw new IllegalStateException("a blocking request on the " + loop
                    + " loop would wait for itself; use request(), or handle the event with onThreaded()");
        }
    }

    Iq await(CompletableFuture<Iq> reply) {
        try {
            return reply.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof XmppException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // Nobody else waits for it.
            reply.cancel(false);
            throw new NoReplyException("interrupted before the reply came");
        }
    }
}
