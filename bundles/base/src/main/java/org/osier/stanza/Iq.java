/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.Locale;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.xml.Element;

/** A request or its reply (RFC 6120, 8.2.3). */
public final class Iq extends Stanza {
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

        private final String wire = name().toLowerCase(Locale.ROOT);

        private static Type of(Element element) {
            String wire = element.attribute("type").orElse("");
            for (Type type : values()) {
                if (type.wire.equals(wire)) {
                    return type;
                }
            }
            throw new IllegalArgumentException("an iq needs the type get, set, result or error");
        }

        /** As it stands in the attribute. */
        @Override
        public String toString() {
            return wire;
        }
    }

    /** The view of an element; refuses one without a valid type. */
    public Iq(Element element) {
        super(element, "iq");
        this.type = Type.of(element);
    }

    /** A request for something; the session gives it an id. */
    public static Iq get(Jid to, Payload payload) {
        return request(Type.GET, to, payload.toElement());
    }

    /** A request for something; the session gives it an id. */
    public static Iq get(Jid to, Element payload) {
        return request(Type.GET, to, payload);
    }

    /** A request to change something; the session gives it an id. */
    public static Iq set(Jid to, Payload payload) {
        return request(Type.SET, to, payload.toElement());
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

    /** A request to the own account, which has no {@code to}. */
    public static Iq toOwnAccount(Type type, Element payload) {
        return new Iq(Element.builder(NAMESPACE, "iq")
                .attribute("type", type.toString())
                .child(payload)
                .build());
    }

    /** The type. */
    public Type type() {
        return type;
    }

    /** Whether a reply is owed. */
    public boolean isRequest() {
        return type == Type.GET || type == Type.SET;
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
            // RFC 6120, 8.2.3: never to a result or an error.
            throw new IllegalStateException("an iq of type " + type + " is not answered");
        }
        return answer("iq", replyType.toString());
    }

    @Override
    public Iq withId(String id) {
        return new Iq(with("id", id));
    }

    @Override
    public Iq withFrom(Jid sender) {
        return new Iq(with("from", sender.toString()));
    }
}
