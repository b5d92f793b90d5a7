/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osier.xml.Element;

/**
 * Why a stanza could not be handled (RFC 6120, 8.3).
 *
 * @param type what the sender may do about it
 * @param condition the defined condition
 * @param text what was added for humans
 * @param application a condition of the application's own, in its own namespace
 */
public record StanzaError(Type type, Condition condition, Optional<String> text, Optional<Element> application) {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-stanzas";

    /** What the sender may do. */
    public enum Type {
        /** Try again with credentials. */
        AUTH,
        /** Do not try again. */
        CANCEL,
        /** Go on; it was only a warning. */
        CONTINUE,
        /** Try again with something changed. */
        MODIFY,
        /** Try again later. */
        WAIT;

        private final String wire = name().toLowerCase(Locale.ROOT);

        @Override
        public String toString() {
            return wire;
        }
    }

    /** The defined conditions (RFC 6120, 8.3.3), each with the type that usually goes with it. */
    public enum Condition {
        BAD_REQUEST(Type.MODIFY),
        CONFLICT(Type.CANCEL),
        FEATURE_NOT_IMPLEMENTED(Type.CANCEL),
        FORBIDDEN(Type.AUTH),
        GONE(Type.CANCEL),
        INTERNAL_SERVER_ERROR(Type.CANCEL),
        ITEM_NOT_FOUND(Type.CANCEL),
        JID_MALFORMED(Type.MODIFY),
        NOT_ACCEPTABLE(Type.MODIFY),
        NOT_ALLOWED(Type.CANCEL),
        NOT_AUTHORIZED(Type.AUTH),
        POLICY_VIOLATION(Type.MODIFY),
        RECIPIENT_UNAVAILABLE(Type.WAIT),
        REDIRECT(Type.MODIFY),
        REGISTRATION_REQUIRED(Type.AUTH),
        REMOTE_SERVER_NOT_FOUND(Type.CANCEL),
        REMOTE_SERVER_TIMEOUT(Type.WAIT),
        RESOURCE_CONSTRAINT(Type.WAIT),
        SERVICE_UNAVAILABLE(Type.CANCEL),
        SUBSCRIPTION_REQUIRED(Type.AUTH),
        UNDEFINED_CONDITION(Type.CANCEL),
        UNEXPECTED_REQUEST(Type.WAIT);

        private final Type usualType;
        private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

        Condition(Type usualType) {
            this.usualType = usualType;
        }

        /** As in {@code service-unavailable}. */
        @Override
        public String toString() {
            return wire;
        }
    }

    /** An error with the type that usually goes with its condition. */
    public static StanzaError of(Condition condition) {
        return new StanzaError(condition.usualType, condition, Optional.empty(), Optional.empty());
    }

    /** An error with a text for humans. */
    public static StanzaError of(Condition condition, String text) {
        return new StanzaError(condition.usualType, condition, Optional.of(text), Optional.empty());
    }

    /** Reads the error of a stanza; what is missing or does not exist becomes {@code undefined-condition}. */
    static StanzaError from(Element stanza) {
        Optional<Element> error = stanza.child(Stanza.NAMESPACE, "error");
        Condition condition = Condition.UNDEFINED_CONDITION;
        Optional<Element> application = Optional.empty();
        for (Element child : error.map(Element::children).orElse(List.of())) {
            if (!child.namespace().equals(NAMESPACE)) {
                application = Optional.of(child);
            } else if (!child.local().equals("text")) {
                condition = named(child.local()).orElse(condition);
            }
        }
        Optional<String> text = error.flatMap(e -> e.child(NAMESPACE, "text")).map(Element::text);
        Type type = error.flatMap(e -> e.attribute("type"))
                .flatMap(StanzaError::typeNamed)
                .orElse(condition.usualType);
        return new StanzaError(type, condition, text, application);
    }

    private static Optional<Condition> named(String wire) {
        for (Condition condition : Condition.values()) {
            if (condition.wire.equals(wire)) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    private static Optional<Type> typeNamed(String wire) {
        for (Type type : Type.values()) {
            if (type.wire.equals(wire)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The error as it goes into a stanza. */
    public Element toElement() {
        return Element.builder(Stanza.NAMESPACE, "error")
                .attribute("type", type.toString())
                .child(Element.of(NAMESPACE, condition.toString()))
                .child(text.map(words -> Element.of(NAMESPACE, "text", words)))
                .child(application)
                .build();
    }

    /** Condition and text on one line. */
    @Override
    public String toString() {
        return condition + text.map(words -> ": " + words).orElse("");
    }
}
