/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.xml.Element;

/**
 * A message, presence or iq (RFC 6120, section 8): a typed view of an immutable element. What the view does not know is
 * in the element, untouched.
 */
public abstract sealed class Stanza permits Iq, Message, Presence {
    /** The namespace of stanzas, also of a component's, whatever it is on the wire. */
    public static final String NAMESPACE = "jabber:client";

    private final Element element;
    private final Optional<Jid> to;
    private final Optional<Jid> from;

    Stanza(Element element, String local) {
        if (!element.is(NAMESPACE, local)) {
            throw new IllegalArgumentException(
                    "a {" + NAMESPACE + "}" + local + " was expected, not " + element.name());
        }
        this.element = element;
        this.to = element.attribute("to").map(Jid::of);
        this.from = element.attribute("from").map(Jid::of);
    }

    /**
     * The view that fits an element.
     *
     * @return empty for an element that is no stanza
     * @throws IllegalArgumentException when it is one, with a malformed address or a type that does not exist
     */
    public static Optional<Stanza> of(Element element) {
        if (!element.namespace().equals(NAMESPACE)) {
            return Optional.empty();
        }
        return switch (element.local()) {
            case "message" -> Optional.of(new Message(element));
            case "presence" -> Optional.of(new Presence(element));
            case "iq" -> Optional.of(new Iq(element));
            default -> Optional.empty();
        };
    }

    /** The element as it was received or will be sent. */
    public Element element() {
        return element;
    }

    /** Whom it is for. */
    public Optional<Jid> to() {
        return to;
    }

    /** Whom it is from; empty stands for the own account (RFC 6120, 8.1.2.1). */
    public Optional<Jid> from() {
        return from;
    }

    /** The id, which a reply carries too. */
    public Optional<String> id() {
        return element.attribute("id");
    }

    /** Whether the type is {@code error}. */
    public boolean isError() {
        return element.attribute("type").filter("error"::equals).isPresent();
    }

    /** The error, in a stanza of type error; {@code undefined-condition} where the peer left it out. */
    public Optional<StanzaError> error() {
        return isError() ? Optional.of(StanzaError.from(element)) : Optional.empty();
    }

    /**
     * The payload that the codec reads, decoded now.
     *
     * @throws IllegalArgumentException when it is there and malformed
     */
    public <P extends Payload> Optional<P> payload(PayloadCodec<P> codec) {
        return element.child(codec.name()).map(codec.from());
    }

    /** The same stanza with another id. */
    public abstract Stanza withId(String id);

    /** The same stanza from another address. */
    public abstract Stanza withFrom(Jid sender);

    Element with(String attribute, String value) {
        return element.toBuilder().attribute(attribute, value).build();
    }

    /** A stanza's element in answer to this one: the same id, addresses swapped. */
    Element.Builder answer(String local, String type) {
        return Element.builder(NAMESPACE, local)
                .attribute("type", type)
                .attribute("id", id())
                .attribute("from", to)
                .attribute("to", from);
    }

    /** The element as XML; contains what people wrote, so it does not belong into logs. */
    @Override
    public String toString() {
        return element.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stanza that && element.equals(that.element);
    }

    @Override
    public int hashCode() {
        return element.hashCode();
    }
}
