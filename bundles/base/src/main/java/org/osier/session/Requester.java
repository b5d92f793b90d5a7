/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.osier.stanza.Iq;
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
        if (!request.isRequest()) {
            throw new IllegalArgumentException("an iq of type " + request.type() + " is no request; use send");
        }
        Iq withId = request.withId(requests.newId());
        CompletableFuture<Iq> reply = requests.expect(withId, timeout);
        if (!reply.isDone()) {
            try {
                session.send(withId);
            } catch (XmppException e) {
                requests.fail(withId.id().orElseThrow(), e);
            }
        }
        return reply;
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
