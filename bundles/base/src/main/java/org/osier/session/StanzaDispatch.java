/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.Matcher;
import org.osier.stream.NotConnectedException;
import org.osier.stream.Registration;
import org.osier.stream.StanzaFilter;
import org.osier.stream.XmlStream;
import org.osier.xml.Element;

/**
 * Brings stanzas to their handlers, and sees to it that each request is answered once: by the handler that was added
 * first, or else with {@code service-unavailable}.
 */
final class StanzaDispatch {
    private static final Logger LOG = System.getLogger(StanzaDispatch.class.getName());

    private final Session session;
    private final XmlStream stream;
    /** The request that has its reply. Only the event loop reads and writes it. */
    private Element answered;

    StanzaDispatch(Session session, XmlStream stream, Requests requests) {
        this.session = session;
        this.stream = stream;
        stream.filter(StanzaFilter.Stage.IN, Integer.MIN_VALUE, StanzaDispatch::wellFormed);
        stream.handlers().inStream("replies", iqOfType("result"), requests::complete);
        stream.handlers().inStream("error replies", iqOfType("error"), requests::complete);
        stream.handleLast(this::answerUnhandled);
    }

    private static Matcher iqOfType(String type) {
        return Matcher.name(Stanza.NAMESPACE, "iq").withAttribute("type", type);
    }

    /** Drops stanzas that nobody could handle, because an address is malformed or an iq has no valid type. */
    private static Optional<Element> wellFormed(Element element) {
        try {
            Stanza.of(element);
            return Optional.of(element);
        } catch (IllegalArgumentException e) {
            LOG.log(Level.DEBUG, "dropped a malformed {0}: {1}", element.local(), e.getMessage());
            return Optional.empty();
        }
    }

    static Optional<Handles> handles(Object handler) {
        return Optional.ofNullable(handler.getClass().getAnnotation(Handles.class));
    }

    /** Adds a handler of requests, which is called with the session as it is seen by who added it. */
    Registration answer(Iq.Type type, String namespace, String name, IqHandler handler, Session seen) {
        return onRequest(type, namespace, name, handler, request -> reply(answer(request, handler, seen)));
    }

    /** Adds a handler of requests that takes its time. */
    Registration answerLater(Iq.Type type, String namespace, String name, AsyncIqHandler handler, Session seen) {
        return onRequest(type, namespace, name, handler, request -> {
            var unused = begin(request, handler, seen)
                    .whenComplete((reply, failure) -> reply(outcome(request, handler, reply, failure)));
        });
    }

    private Registration onRequest(Iq.Type type, String namespace, String name, Object handler, Consumer<Iq> answer) {
        Matcher matcher = iqOfType(type.toString()).withChild(namespace, name);
        return stream.handle(nameOf(handler), matcher, element -> {
            if (!isAnswered(element)) {
                answered = element;
                answer.accept(new Iq(element));
            }
        });
    }

    /** By identity: the peer may ask the same thing twice, word for word. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isAnswered(Element element) {
        return answered == element;
    }

    private static Iq answer(Iq request, IqHandler handler, Session seen) {
        Iq reply;
        try {
            reply = handler.handle(request, seen);
        } catch (Throwable e) {
            return outcome(request, handler, null, e);
        }
        return outcome(request, handler, reply, null);
    }

    private static CompletionStage<Iq> begin(Iq request, AsyncIqHandler handler, Session seen) {
        try {
            CompletionStage<Iq> reply = handler.handle(request, seen);
            return reply == null ? CompletableFuture.completedStage(null) : reply;
        } catch (Throwable e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** What is sent for what a handler returned, or threw where {@code failure} is not null. */
    private static Iq outcome(Iq request, Object handler, Iq reply, Throwable failure) {
        Throwable cause = failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure;
        if (cause instanceof StanzaErrorException e) {
            return request.error(e.error());
        }
        if (cause != null) {
            LOG.log(Level.WARNING, nameOf(handler) + " failed to answer a request", cause);
        } else if (isReplyTo(request, reply)) {
            return reply;
        } else {
            LOG.log(
                    Level.WARNING,
                    "{0} returned no reply to the request; make it with request.result()",
                    nameOf(handler));
        }
        return request.error(StanzaError.of(Condition.UNDEFINED_CONDITION));
    }

    private static boolean isReplyTo(Iq request, Iq reply) {
        return reply != null
                && !reply.isRequest()
                && reply.id().equals(request.id())
                && reply.to().equals(request.from());
    }

    /** Adds a handler of messages, errors excepted. */
    Registration onMessage(MessageHandler handler, Session seen) {
        return stream.handle(
                nameOf(handler), matcher("message", handler), element -> handler.handle(new Message(element), seen));
    }

    /** Adds a handler of presence, errors excepted. */
    Registration onPresence(PresenceHandler handler, Session seen) {
        return stream.handle(
                nameOf(handler), matcher("presence", handler), element -> handler.handle(new Presence(element), seen));
    }

    private static Matcher matcher(String local, Object handler) {
        Matcher stanzas = Matcher.name(Stanza.NAMESPACE, local)
                .where(element ->
                        element.attribute("type").filter("error"::equals).isEmpty());
        return handles(handler)
                .map(h -> stanzas.withChild(h.namespace(), h.name()))
                .orElse(stanzas);
    }

    private static String nameOf(Object handler) {
        return handler.getClass().getName();
    }

    /** RFC 6120, 8.4: a request that nobody understands is answered all the same; a reply never is. */
    private void answerUnhandled(Element element) {
        boolean done = isAnswered(element);
        answered = null;
        if (!done && element.is(Stanza.NAMESPACE, "iq")) {
            Iq iq = new Iq(element);
            if (iq.isRequest()) {
                reply(iq.error(StanzaError.of(Condition.SERVICE_UNAVAILABLE)));
            }
        }
    }

    private void reply(Iq reply) {
        try {
            session.send(reply);
        } catch (NotConnectedException e) {
            LOG.log(Level.DEBUG, "a reply was not sent: {0}", e.getMessage());
        }
    }
}
