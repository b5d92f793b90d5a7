/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;
import org.osier.stanza.Iq;
import org.osier.stanza.MalformedPayloadException;
import org.osier.stanza.Message;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stanza.StanzaReading;
import org.osier.stream.Matcher;
import org.osier.stream.Registration;
import org.osier.stream.StanzaFilter;
import org.osier.stream.StreamHandler;
import org.osier.stream.XmlStream;
import org.osier.xml.Element;

/**
 * Brings stanzas to their handlers, and sees to it that each request is answered once: by the handler that was added
 * first, or else with {@code service-unavailable}.
 */
final class StanzaDispatch {
    private static final Logger LOG = System.getLogger(StanzaDispatch.class.getName());

    private final XmlStream stream;
    private final Requests requests;
    private final Answers answers;
    private final AsyncAnswers asyncAnswers;
    private final Refusals refusals;
    /** The request that is being dispatched, once somebody answers it. Only the event loop reads and writes it. */
    private Answering current;

    StanzaDispatch(Session session, XmlStream stream, Requests requests) {
        this.stream = stream;
        this.requests = requests;
        this.answers = new Answers(session, stream, requests);
        this.asyncAnswers = new AsyncAnswers(stream, answers);
        this.refusals = new Refusals(session);
        stream.filter(StanzaFilter.Stage.IN, Integer.MIN_VALUE, this::wellFormed);
        stream.handlers().inStream("replies", iqOfType("result"), requests::complete);
        stream.handlers().inStream("error replies", iqOfType("error"), requests::complete);
        stream.handleLast(this::handleRest);
    }

    private static Matcher iqOfType(String type) {
        return Matcher.name(Stanza.NAMESPACE, "iq").withAttribute("type", type);
    }

    /** On the read loop: drops stanzas that nobody could handle, and has those answered that are owed an answer. */
    private Optional<Element> wellFormed(Element element) {
        if (!(Stanza.read(element) instanceof StanzaReading.Malformed bad)) {
            return Optional.of(element);
        }
        LOG.log(Level.DEBUG, "dropped a malformed {0}: {1}", element.local(), bad.reason());
        // In its turn, and not from here: the read loop must not wait for a peer who reads nothing.
        bad.answer().ifPresent(answer -> stream.execute(() -> answers.send(answer)));
        return Optional.empty();
    }

    static Optional<Handles> handles(Object handler) {
        return Optional.ofNullable(handler.getClass().getAnnotation(Handles.class));
    }

    // Requests

    /** Adds a handler of requests, which is called with the session as it is seen by who added it. */
    Registration answer(Iq.Type type, String namespace, String name, IqHandler handler, Session seen) {
        String owner = Owner.of(handler);
        Consumer<Throwable> fault = failure -> stream.tellFault("request handler " + owner, failure);
        return onRequest(type, namespace, name, handler, answering -> answer(answering, handler, seen, fault));
    }

    private void answer(Answering answering, IqHandler handler, Session seen, Consumer<Throwable> fault) {
        Iq reply = null;
        Throwable failure = null;
        try {
            reply = handler.handle(answering.request(), seen);
        } catch (Throwable e) {
            failure = e;
        }
        // Whoever was to be interrupted was the handler, not the sending of its reply.
        Thread.interrupted();
        answers.finish(answering, reply, failure, fault);
    }

    /** Adds a handler of requests that takes its time. */
    Registration answerLater(Iq.Type type, String namespace, String name, AsyncIqHandler handler, Session seen) {
        AsyncAnswers.Handling handling = asyncAnswers.by(Owner.of(handler), handler, seen);
        // Once nothing new comes in, what is open is answered.
        return handling.and(onRequest(type, namespace, name, handler, handling::answer));
    }

    private Registration onRequest(
            Iq.Type type, String namespace, String name, Object handler, Consumer<Answering> answer) {
        Matcher matcher = iqOfType(type.toString()).withChild(namespace, name);
        return handle(handler, matcher, element -> {
            if (current == null || !current.isFor(element)) {
                current = answers.begin(new Iq(element));
                answer.accept(current);
            }
        });
    }

    // Messages and presence

    /** Adds a handler of messages, errors excepted. */
    Registration onMessage(MessageHandler handler, Session seen) {
        return handle(handler, matcher("message", handler), element -> {
            Message message = new Message(element);
            refusable(message, () -> handler.handle(message, seen));
        });
    }

    /** Adds a handler of presence, errors excepted. */
    Registration onPresence(PresenceHandler handler, Session seen) {
        return handle(handler, matcher("presence", handler), element -> {
            Presence presence = new Presence(element);
            refusable(presence, () -> handler.handle(presence, seen));
        });
    }

    private interface Call {
        void run() throws Exception;
    }

    /** What else is thrown is the handler's mistake: others may have handled the stanza, and its sender learns nothing. */
    private void refusable(Stanza stanza, Call call) throws Exception {
        try {
            call.run();
        } catch (StanzaErrorException e) {
            Thread.interrupted();
            if (answers.isCurrent()) {
                refusals.refuse(stanza, e.error());
            }
        } catch (MalformedPayloadException e) {
            // Nor does a stranger learn, by a payload that cannot be read, that we are here (RFC 6120, 13.10.2).
            LOG.log(
                    Level.DEBUG,
                    "a handler could not read a {0}: {1}",
                    stanza.element().local(),
                    e.getMessage());
        }
    }

    private static Matcher matcher(String local, Object handler) {
        Matcher stanzas = Matcher.name(Stanza.NAMESPACE, local)
                .where(element ->
                        element.attribute("type").filter("error"::equals).isEmpty());
        return handles(handler)
                .map(h -> stanzas.withChild(h.namespace(), h.name()))
                .orElse(stanzas);
    }

    // All of them

    private Registration handle(Object handler, Matcher matcher, StreamHandler call) {
        return stream.handle(handler.getClass().getName(), matcher, new OwnedHandler(Owner.of(handler), call));
    }

    /** RFC 6120, 8.4: a request that nobody understands is answered all the same; a reply never is. */
    private void handleRest(Element element) {
        boolean taken = current != null && current.isFor(element);
        current = null;
        refusals.forget();
        if (!taken && element.is(Stanza.NAMESPACE, "iq")) {
            Iq iq = new Iq(element);
            if (iq.isRequest()) {
                answers.refuse(answers.begin(iq), Condition.SERVICE_UNAVAILABLE);
            } else {
                requests.dispatch(element);
            }
        }
    }
}
