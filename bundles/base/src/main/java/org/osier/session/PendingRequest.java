/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.Registration;
import org.osier.stream.XmppException;

/** A request that waits for its reply. Safe for use by many threads. */
final class PendingRequest {
    private final Optional<Jid> asked;
    private final boolean inTurn;
    private final CompletableFuture<Iq> reply = new CompletableFuture<>();
    private Registration limit = Registration.NONE;
    private boolean failing;
    private XmppException over;
    private volatile boolean arrived;

    /** @param inTurn whether the reply counts when the event loop comes to it, not when it is read */
    PendingRequest(Optional<Jid> asked, boolean inTurn) {
        this.asked = asked;
        this.inTurn = inTurn;
    }

    Optional<Jid> asked() {
        return asked;
    }

    /** Completes with the result, or fails; done when nobody waits any more, whatever the reason. */
    CompletableFuture<Iq> reply() {
        return reply;
    }

    void limit(Registration due) {
        synchronized (this) {
            limit = due;
        }
        if (reply.isDone() || hasArrived()) {
            due.close();
        }
    }

    /** Whether a reply has been read that is told in its turn: nothing else can become of the request. */
    boolean hasArrived() {
        return arrived;
    }

    /** On the read loop: the reply is here. Returns whether that was all there is to be done. */
    boolean arrive(Iq answer) {
        if (!inTurn) {
            complete(answer);
            return true;
        }
        synchronized (this) {
            arrived |= !failing && !reply.isDone();
            if (arrived) {
                limit.close();
            }
        }
        return false;
    }

    /** On the event loop: it is the reply's turn, if it has arrived in time. */
    void takeTurn(Iq answer) {
        if (arrived) {
            complete(answer);
        }
    }

    private void complete(Iq answer) {
        if (answer.type() == Iq.Type.RESULT) {
            reply.complete(answer);
        } else {
            reply.completeExceptionally(new StanzaErrorException(answer.error().orElseThrow()));
        }
    }

    /** There will be no reply, unless it has arrived: that is still to be told. */
    void fail(XmppException cause) {
        synchronized (this) {
            if (arrived) {
                return;
            }
            failing = true;
        }
        // Not under the lock, since this calls others.
        reply.completeExceptionally(cause);
    }

    /** The session is over. On its event loop {@link #failLost} follows. */
    void failOver(XmppException cause) {
        synchronized (this) {
            over = cause;
        }
        fail(cause);
    }

    /** On the event loop, after all stanzas of a session that is over: a reply that was read and cut off does not come. */
    void failLost() {
        XmppException cause;
        synchronized (this) {
            cause = over;
        }
        if (cause != null) {
            reply.completeExceptionally(cause);
        }
    }

    /** Nobody waits any more. */
    void giveUp() {
        reply.cancel(false);
    }

    void end() {
        Registration due;
        synchronized (this) {
            due = limit;
        }
        due.close();
    }
}
