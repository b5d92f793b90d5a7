/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.Ids;
import org.osier.stream.NotConnectedException;
import org.osier.stream.Registration;
import org.osier.stream.Timer;
import org.osier.stream.XmppException;
import org.osier.xml.Element;

/**
 * The requests of one session that wait for their reply. A reply counts when it is an iq of type result or error with
 * the id of a request, from the address that was asked. Bounded: past {@value #MOST} no request is made.
 */
final class Requests {
    /** How long a reply is waited for where nobody says otherwise. */
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int MOST = 10_000;

    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final Ids ids = new Ids();
    private final Timer timer;
    private final Supplier<Jid> self;

    private record Pending(Optional<Jid> asked, CompletableFuture<Iq> reply) {}

    Requests(Timer timer, Supplier<Jid> self) {
        this.timer = timer;
        this.self = self;
    }

    /** An id with 144 random bits: whoever does not see our requests cannot answer them. */
    String newId() {
        return ids.next();
    }

    /** Waits for the reply to a request that is about to be sent. */
    CompletableFuture<Iq> expect(Iq request, Duration timeout) {
        String id = request.id().orElseThrow();
        CompletableFuture<Iq> reply = new CompletableFuture<>();
        if (pending.size() >= MOST) {
            reply.completeExceptionally(new NotConnectedException(
                    "already " + MOST + " requests wait for their reply; this one was not sent"));
            return reply;
        }
        pending.put(id, new Pending(request.to(), reply));
        Registration due = timer.after(timeout, () -> fail(id, noReply(request, timeout)));
        // Also when somebody else has completed it, who waits no more.
        var unused = reply.whenComplete((answer, failure) -> {
            due.close();
            pending.remove(id);
        });
        return reply;
    }

    private static XmppException noReply(Iq request, Duration timeout) {
        String asked = request.to().map(Jid::toString).orElse("the own account");
        return new NoReplyException(asked + " did not answer within " + timeout.toSeconds() + " s");
    }

    /** Gives a reply to who waits for it; false when nobody does. Runs on the read loop. */
    boolean complete(Element element) {
        Pending waiting = element.attribute("id").map(pending::get).orElse(null);
        if (waiting == null) {
            return false;
        }
        Iq reply = (Iq) Stanza.of(element).orElseThrow();
        if (!counts(reply.from(), waiting.asked())) {
            return false;
        }
        if (pending.remove(reply.id().orElseThrow(), waiting)) {
            if (reply.type() == Iq.Type.RESULT) {
                waiting.reply().complete(reply);
            } else {
                waiting.reply()
                        .completeExceptionally(
                                new StanzaErrorException(reply.error().orElseThrow()));
            }
        }
        return true;
    }

    /** Whether the sender of a reply may speak for the address that was asked (RFC 6120, 8.1.2.1 and 10.3.3). */
    private boolean counts(Optional<Jid> sender, Optional<Jid> asked) {
        if (sender.equals(asked)) {
            return true;
        }
        Jid own = self.get();
        boolean ownAccountAsked = asked.isEmpty() || asked.get().equals(own.bare());
        boolean ownServerAsked = ownAccountAsked || asked.get().toString().equals(own.domain());
        if (sender.isEmpty()) {
            // Only our own server can leave it out.
            return ownServerAsked;
        }
        boolean fromOwnAccount = ownAccountAsked && sender.get().equals(own.bare());
        boolean fromOwnServer = asked.isEmpty()
                && (sender.get().equals(own) || sender.get().toString().equals(own.domain()));
        return fromOwnAccount || fromOwnServer;
    }

    /** Fails one request, if it still waits. */
    void fail(String id, XmppException cause) {
        Pending waiting = pending.remove(id);
        if (waiting != null) {
            waiting.reply().completeExceptionally(cause);
        }
    }

    /** Fails all requests that wait. */
    void failAll(XmppException cause) {
        pending.keySet().forEach(id -> fail(id, cause));
    }

    int size() {
        return pending.size();
    }
}
