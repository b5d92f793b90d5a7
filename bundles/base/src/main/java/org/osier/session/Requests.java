/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stream.Ids;
import org.osier.stream.NotConnectedException;
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

    private final Map<String, PendingRequest> pending = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final List<Runnable> whenOver = new CopyOnWriteArrayList<>();
    private final Ids ids = new Ids();
    private final Timer timer;
    private final Supplier<Jid> self;

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
        return expect(request, timeout, false).reply();
    }

    /**
     * Waits for the reply to a request that is about to be sent.
     *
     * @param timeout more than zero
     * @param inTurn whether the reply counts when the event loop {@linkplain #dispatch dispatches} it
     */
    PendingRequest expect(Iq request, Duration timeout, boolean inTurn) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a reply takes time; wait longer than " + timeout);
        }
        String id = request.id().orElseThrow();
        PendingRequest waiting = new PendingRequest(request.to(), inTurn);
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            waiting.fail(new NotConnectedException(
                    "already " + MOST + " requests wait for their reply; this one was not sent"));
            return waiting;
        }
        pending.put(id, waiting);
        // Also when somebody else has completed it, who waits no more.
        var unused = waiting.reply().whenComplete((answer, failure) -> {
            waiting.end();
            pending.remove(id, waiting);
            count.decrementAndGet();
        });
        waiting.limit(timer.after(timeout, () -> waiting.fail(noReply(waiting.asked(), timeout))));
        return waiting;
    }

    private static XmppException noReply(Optional<Jid> whom, Duration timeout) {
        String asked = whom.map(Jid::toString).orElse("the own account");
        return new NoReplyException(asked + " did not answer within " + timeout.toSeconds() + " s");
    }

    /**
     * Gives a reply to who waits for it; false when nobody does, or who does will have it when it is dispatched. Runs on
     * the read loop.
     */
    boolean complete(Element element) {
        PendingRequest waiting = find(element);
        if (waiting == null) {
            return false;
        }
        Iq reply = new Iq(element);
        return counts(reply.from(), waiting.asked()) && waiting.arrive(reply);
    }

    private PendingRequest find(Element element) {
        return element.attribute("id").map(pending::get).orElse(null);
    }

    /** On the event loop: gives a reply to who wants it in its turn. */
    void dispatch(Element element) {
        PendingRequest waiting = find(element);
        if (waiting != null && waiting.hasArrived()) {
            Iq reply = new Iq(element);
            // A stranger may have sent the same id after the reply has arrived.
            if (counts(reply.from(), waiting.asked())) {
                waiting.takeTurn(reply);
            }
        }
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

    /** Has something run, within no time, as soon as a session is over, before its requests fail. */
    void whenOver(Runnable what) {
        whenOver.add(what);
    }

    /** A session is over: fails all requests that wait. */
    void failAll(XmppException cause) {
        whenOver.forEach(Runnable::run);
        pending.values().forEach(waiting -> waiting.failOver(cause));
    }

    /** On the event loop, after all stanzas of a session that is over. */
    void failLost() {
        pending.values().forEach(PendingRequest::failLost);
    }

    int size() {
        return pending.size();
    }
}
