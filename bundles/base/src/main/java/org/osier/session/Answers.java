/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osier.stanza.Iq;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stream.EventHandler.Delivery;
import org.osier.stream.NotConnectedException;
import org.osier.stream.StanzaFilter;
import org.osier.stream.XmlStream;
import org.osier.stream.XmppException;
import org.osier.xml.Element;

/**
 * Sees to it, where stanzas leave, that each request that is being answered gets one reply, the first, whoever sends it;
 * and that a reply goes over the session that its request came over, be that resumed, or not at all. While such a session
 * waits to be resumed up to {@value #MOST_HELD} replies wait with it. Safe for use by many threads.
 */
final class Answers {
    private static final int MOST_HELD = 2_000;
    private static final Logger LOG = System.getLogger(Answers.class.getName());

    private final Session session;
    private final XmlStream stream;
    private final Requests requests;
    /** Bounded by what the event loop does at once, which is one, and the bound of {@link AsyncAnswers}. */
    private final Map<Answering.Key, List<Answering>> open = new ConcurrentHashMap<>();

    private final LinkedBlockingDeque<Held> held = new LinkedBlockingDeque<>(MOST_HELD);
    /** How many sessions are over: the number of the one that can be sent over. */
    private final AtomicLong sessions = new AtomicLong();
    /** How many sessions have ended for the event loop, which may still have stanzas of one that is over. */
    private long dispatched;

    private record Held(Answering answering, Iq reply) {}

    Answers(Session session, XmlStream stream, Requests requests) {
        this.session = session;
        this.stream = stream;
        this.requests = requests;
        requests.whenOver(this::over);
        stream.on(Session.SESSION_END, Delivery.QUEUED, end -> nextSession());
        stream.on(Session.SESSION_RESUMED, Delivery.QUEUED, resumed -> sendHeld());
        // Ahead of those who count what leaves.
        stream.filter(StanzaFilter.Stage.OUT_SYNC, Integer.MIN_VALUE, this::leaves);
    }

    /** On the event loop: a request is about to be answered. */
    Answering begin(Iq request) {
        Answering answering = new Answering(request, dispatched);
        open.merge(
                answering.key(),
                List.of(answering),
                (some, one) -> Stream.concat(some.stream(), one.stream()).toList());
        return answering;
    }

    /** Somebody may raise that event who has no business to. */
    private void nextSession() {
        if (dispatched < sessions.get()) {
            dispatched++;
            requests.failLost();
        }
    }

    /** On the event loop: whether what it dispatches came over the session that there is now. */
    boolean isCurrent() {
        return dispatched == sessions.get();
    }

    /** A handler is through with a request, and has returned or thrown something. */
    void finish(Answering answering, Iq returned, Throwable thrown, Consumer<Throwable> fault) {
        if (!answering.isOf(sessions.get()) && (thrown == null || thrown instanceof XmppException)) {
            // What it needed for its answer has ended with the session, perhaps; no fault of the handler.
            end(answering);
            return;
        }
        boolean byHand = answering.isAnswered() && thrown == null;
        Iq request = answering.request();
        answer(answering, byHand ? request.result() : HandlerReply.of(request, returned, thrown, fault));
    }

    /** Answers a request with an error, unless it has a reply. */
    void refuse(Answering answering, Condition condition) {
        answer(answering, answering.request().error(StanzaError.of(condition)));
    }

    /** Sends the reply to a request, unless it has one. */
    private void answer(Answering answering, Iq reply) {
        if (answering.claim()) {
            send(answering, reply);
        } else if (answering.hasLeft()) {
            end(answering);
        }
    }

    /** On the event loop: sends the reply to a request that no handler may see. */
    void send(Iq reply) {
        try {
            if (isCurrent()) {
                session.send(reply);
            }
        } catch (NotConnectedException e) {
            LOG.log(Level.DEBUG, "a reply was not sent: {0}", e.getMessage());
        }
    }

    private void send(Answering answering, Iq reply) {
        if (!trySend(answering, reply)) {
            hold(answering, reply);
            if (session.state() == Session.State.ONLINE) {
                // Resumed in this moment, perhaps; or the caller was interrupted, which this other thread is not.
                stream.threads().execute(this::sendHeld);
            }
        }
    }

    /** Returns false when there is no connection; else this request is done with. */
    private boolean trySend(Answering answering, Iq reply) {
        try {
            if (answering.isOf(sessions.get())) {
                session.send(reply);
            }
        } catch (NotConnectedException e) {
            answering.takeBack();
            return !answering.isOf(sessions.get()) && end(answering);
        } catch (Throwable e) {
            stream.tellFault("the sending of a reply by " + Owner.of(session), e);
            answering.takeBack();
            sendInstead(answering.request());
        }
        return end(answering);
    }

    /** Something in the reply cannot be sent; the one who asked is owed one all the same. */
    private void sendInstead(Iq request) {
        try {
            session.send(request.error(StanzaError.of(Condition.UNDEFINED_CONDITION)));
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "a request remains without a reply: {0}", e.getMessage());
        }
    }

    /** Always true. */
    private boolean end(Answering answering) {
        open.computeIfPresent(answering.key(), (key, all) -> without(answering, all));
        answering.end();
        return true;
    }

    @SuppressWarnings("ReferenceEquality")
    private static List<Answering> without(Answering one, List<Answering> all) {
        List<Answering> rest = all.stream().filter(each -> each != one).toList();
        return rest.isEmpty() ? null : rest;
    }

    // What leaves

    /** Lets pass all but replies that must not leave, under the lock of the send queue. */
    private Optional<Element> leaves(Element element) {
        if (open.isEmpty() || !isReply(element)) {
            return Optional.of(element);
        }
        List<Answering> owed = open.getOrDefault(Answering.Key.ofReply(element), List.of());
        if (owed.isEmpty() || leavesForOne(owed, sessions.get())) {
            return Optional.of(element);
        }
        LOG.log(Level.DEBUG, "a second reply to a request, or one to a session that is over, was not sent");
        return Optional.empty();
    }

    private static boolean leavesForOne(List<Answering> owed, long current) {
        return owed.stream().anyMatch(each -> each.isOf(current) && each.leaveClaimed())
                || owed.stream().anyMatch(each -> each.isOf(current) && each.leaveByHand());
    }

    private static boolean isReply(Element element) {
        return element.is(Stanza.NAMESPACE, "iq")
                && element.attribute("type")
                        .filter(type -> type.equals("result") || type.equals("error"))
                        .isPresent();
    }

    // Sessions that are lost

    private void hold(Answering answering, Iq reply) {
        if (!held.offer(new Held(answering, reply))) {
            LOG.log(Level.DEBUG, "{0} replies wait already for the session to go on; one was dropped", MOST_HELD);
            end(answering);
        }
    }

    private void sendHeld() {
        for (Held next = held.poll(); next != null; next = held.poll()) {
            if (!trySend(next.answering(), next.reply())) {
                hold(next.answering(), next.reply());
                return;
            }
        }
    }

    /** On the read loop, under a lock: a session is over for good. What is sent now goes to the next. */
    private void over() {
        sessions.incrementAndGet();
        for (Held each = held.poll(); each != null; each = held.poll()) {
            end(each.answering());
        }
        // The others are at work; they end when they find out.
        open.values().forEach(all -> all.stream().filter(Answering::isIdle).forEach(this::end));
    }
}
