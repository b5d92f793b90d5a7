/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.List;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.xml.Element;
import org.osier.xml.QName;

/**
 * A message, presence or iq (RFC 6120, section 8): a typed view of an immutable element. What the view does not know is
 * in the element, untouched; paths, masks and maps ({@code org.osier.xml}) are asked of the element. A view costs next to
 * nothing, since it reads what it is asked for when it is asked. Immutable, and safe for use by many threads.
 */
public abstract sealed class Stanza permits TypedStanza {
    /** The namespace of stanzas, also of a component's, whatever it is on the wire. */
    public static final String NAMESPACE = "jabber:client";

    private final Element element;
    /** Null until asked for. Threads that race for it find the same. */
    private Optional<Jid> to;

    private Optional<Jid> from;

    Stanza(Element element, String local) {
        if (!element.is(NAMESPACE, local)) {
            throw new IllegalArgumentException(
                    "a {" + NAMESPACE + "}" + local + " was expected, not " + element.name());
        }
        this.element = element;
    }

    /**
     * The view that fits an element, its addresses looked at.
     *
     * @return empty for an element that is no stanza
     * @throws IllegalArgumentException when it is one, with a malformed address or an iq of a type that does not exist;
     *     {@link #read} throws nothing
     */
    public static Optional<Stanza> of(Element element) {
        Stanza stanza = view(element);
        if (stanza != null) {
            stanza.to();
            stanza.from();
        }
        return Optional.ofNullable(stanza);
    }

    /** What an element is that a peer has sent, and what it is owed if it is malformed. Throws nothing, whatever is sent. */
    public static StanzaReading read(Element element) {
        return StanzaReading.of(element);
    }

    private static Stanza view(Element element) {
        if (!element.namespace().equals(NAMESPACE)) {
            return null;
        }
        return switch (element.local()) {
            case "message" -> new Message(element);
            case "presence" -> new Presence(element);
            case "iq" -> new Iq(element);
            default -> null;
        };
    }

    /** The element as it was received or will be sent. */
    public Element element() {
        return element;
    }

    /**
     * Whom it is for.
     *
     * @throws IllegalArgumentException when it is malformed; never for what {@link #of} or {@link #read} let pass
     */
    public Optional<Jid> to() {
        Optional<Jid> known = to;
        if (known == null) {
            known = element.attribute("to").map(Jid::of);
            to = known;
        }
        return known;
    }

    /**
     * Whom it is from; empty stands for the own account (RFC 6120, 8.1.2.1).
     *
     * @throws IllegalArgumentException when it is malformed; never for what {@link #of} or {@link #read} let pass
     */
    public Optional<Jid> from() {
        Optional<Jid> known = from;
        if (known == null) {
            known = element.attribute("from").map(Jid::of);
            from = known;
        }
        return known;
    }

    /** The id, which a reply carries too. */
    public Optional<String> id() {
        return element.attribute("id");
    }

    /** The language of all texts that state none themselves; that of the stream, if the stanza came without one. */
    public Optional<String> lang() {
        return element.lang();
    }

    /** Whether it is an error, which nobody may answer (RFC 6120, 8.3.1). */
    public abstract boolean isError();

    /** The error, in a stanza that is one; {@code undefined-condition} where the peer left out why. */
    public Optional<StanzaError> error() {
        return isError() ? Optional.of(StanzaErrorFormat.errorOf(element)) : Optional.empty();
    }

    // Payloads

    /**
     * The first payload that the codec reads, decoded now.
     *
     * @throws MalformedPayloadException when it is there and malformed
     */
    public <P extends Payload> Optional<P> payload(PayloadCodec<P> codec) {
        return codec.in(element);
    }

    /**
     * All payloads that the codec reads, decoded now, in document order.
     *
     * @throws MalformedPayloadException when one of them is malformed
     */
    public <P extends Payload> List<P> payloads(PayloadCodec<P> codec) {
        return codec.allIn(element);
    }

    /** All payloads as they are, known or not: the child elements that are not of the stanza itself. */
    public List<Element> payloads() {
        return element.children().stream()
                .filter(child -> !child.namespace().equals(NAMESPACE))
                .toList();
    }

    /** Whether it has a payload that the codec reads; decodes nothing. */
    public boolean has(PayloadCodec<?> codec) {
        return codec.isIn(element);
    }

    // Copies

    /** The same stanza with another id. */
    public abstract Stanza withId(String id);

    /** The same stanza from another address. */
    public abstract Stanza withFrom(Jid sender);

    /** The same stanza for another address. */
    public abstract Stanza withTo(Jid recipient);

    /** The same stanza in another language; refuses what is no language tag. */
    public abstract Stanza withLang(String tag);

    /** The same stanza with this payload in place of all others of the same qualified name. */
    public abstract Stanza with(Element payload);

    /** The same stanza with this payload in place of all others of the same qualified name. */
    public abstract Stanza with(Payload payload);

    /** The same stanza with one payload more. */
    public abstract Stanza plus(Element payload);

    /** The same stanza with one payload more. */
    public abstract Stanza plus(Payload payload);

    /** The same stanza without the payloads of a qualified name. */
    public abstract Stanza without(QName payload);

    /** The same stanza without the payloads that the codec reads. */
    public abstract Stanza without(PayloadCodec<?> codec);

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
