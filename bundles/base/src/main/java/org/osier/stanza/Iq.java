/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.xml.Element;

/** A request or its reply (RFC 6120, 8.2.3). */
public final class Iq extends TypedStanza<Iq> {
    private static final String NO_TYPE = "an iq needs the type get, set, result or error (RFC 6120, 8.2.3)";

    private final Type type;

    /** What an iq is. */
    public enum Type {
        /** Asks for something. */
        GET,
        /** Asks to change something. */
        SET,
        /** Answers a request. */
        RESULT,
        /** Answers a request that failed. */
        ERROR;

        private static final Map<String, Type> BY_NAME = WireNames.of(values());

        private final String wire = name().toLowerCase(Locale.ROOT);

        private static Optional<Type> of(Element element) {
            return element.attribute("type").map(BY_NAME::get);
        }

        /** Whether it is owed a reply. */
        public boolean isRequest() {
            return this == GET || this == SET;
        }

        /** As it stands in the attribute. */
        @Override
        public String toString() {
            return wire;
        }
    }

    /**
     * The view of an element.
     *
     * @throws IllegalArgumentException when its type does not exist; {@link Stanza#read} tells what to answer then
     */
    public Iq(Element element) {
        super(element, "iq");
        this.type = Type.of(element).orElseThrow(() -> new IllegalArgumentException(NO_TYPE));
    }

    /** A request for something; the session gives it an id. */
    public static Iq get(Jid to, Payload payload) {
        return get(to, payload.toElement());
    }

    /** A request for something; the session gives it an id. */
    public static Iq get(Jid to, Element payload) {
        return request(Type.GET, to, payload);
    }

    /** A request to change something; the session gives it an id. */
    public static Iq set(Jid to, Payload payload) {
        return set(to, payload.toElement());
    }

    /** A request to change something; the session gives it an id. */
    public static Iq set(Jid to, Element payload) {
        return request(Type.SET, to, payload);
    }

    private static Iq request(Type type, Jid to, Element payload) {
        return new Iq(Element.builder(NAMESPACE, "iq")
                .attribute("type", type.toString())
                .attribute("to", to.toString())
                .child(payload)
                .build());
    }

    /** A request to the own account, which has no {@code to}; refuses a type that is no request's. */
    public static Iq toOwnAccount(Type type, Element payload) {
        if (!type.isRequest()) {
            throw new IllegalArgumentException(
                    "a request is of type get or set; an iq of type " + type + " is made from the request it answers");
        }
        return new Iq(Element.builder(NAMESPACE, "iq")
                .attribute("type", type.toString())
                .child(payload)
                .build());
    }

    /** Why nobody can handle an iq; empty if somebody may (RFC 6120, 8.1.3 and 8.2.3). */
    static Optional<String> flaw(Element iq) {
        Optional<Type> type = Type.of(iq);
        if (type.isEmpty()) {
            return Optional.of(NO_TYPE);
        }
        if (!type.get().isRequest()) {
            return Optional.empty();
        }
        return iq.attribute("id").isEmpty() ? Optional.of("a request needs an id (RFC 6120, 8.1.3)") : miscount(iq);
    }

    private static Optional<String> miscount(Element request) {
        int payloads = request.children().size();
        return payloads == 1
                ? Optional.empty()
                : Optional.of("a request has exactly one payload, not " + payloads + " (RFC 6120, 8.2.3)");
    }

    /** The answer to an iq with a flaw. */
    static Iq badRequest(Element iq) {
        return new Iq(Element.builder(NAMESPACE, "iq")
                .attribute("type", Type.ERROR.toString())
                .attribute("id", iq.attribute("id"))
                .attribute("from", iq.attribute("to").map(Jid::of))
                .attribute("to", iq.attribute("from").map(Jid::of))
                .child(StanzaError.of(StanzaError.Condition.BAD_REQUEST).toElement())
                .build());
    }

    /** The type. */
    public Type type() {
        return type;
    }

    @Override
    public boolean isError() {
        return type == Type.ERROR;
    }

    /** Whether a reply is owed. */
    public boolean isRequest() {
        return type.isRequest();
    }

    /** What a request asks, or a result tells; a result may be empty. */
    public Optional<Element> payload() {
        return element().firstChild();
    }

    /** The result without a payload. */
    public Iq result() {
        return new Iq(reply(Type.RESULT).build());
    }

    /** The result with a payload. */
    public Iq result(Payload payload) {
        return result(payload.toElement());
    }

    /** The result with a payload. */
    public Iq result(Element payload) {
        return new Iq(reply(Type.RESULT).child(payload).build());
    }

    /** The reply that says why the request failed. */
    public Iq error(StanzaError error) {
        return new Iq(reply(Type.ERROR).child(error.toElement()).build());
    }

    private Element.Builder reply(Type replyType) {
        if (!isRequest()) {
            throw new IllegalStateException("an iq of type " + type + " is not answered (RFC 6120, 8.2.3)");
        }
        return answer(replyType.toString());
    }

    @Override
    Iq view(Element copy) {
        return new Iq(copy);
    }

    /** RFC 6120, 8.2.3: a request has one payload, a result at most one. */
    @Override
    Iq changed(Element copy) {
        int payloads = copy.children().size();
        if ((isRequest() && payloads != 1) || (type == Type.RESULT && payloads > 1)) {
            throw new IllegalArgumentException("an iq of type " + type + " has " + (isRequest() ? "exactly" : "at most")
                    + " one payload, not " + payloads + " (RFC 6120, 8.2.3)");
        }
        return new Iq(copy);
    }
}
