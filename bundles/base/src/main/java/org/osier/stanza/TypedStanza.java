/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import org.osier.jid.Jid;
import org.osier.xml.Element;
import org.osier.xml.Node;
import org.osier.xml.QName;
import org.osier.xml.Text;

/**
 * Copies of a stanza, which are of its own type.
 *
 * @param <S> that type
 */
abstract sealed class TypedStanza<S extends Stanza> extends Stanza permits Iq, Message, Presence {
    TypedStanza(Element element, String local) {
        super(element, local);
    }

    /** The view of an element that is a copy of this one's. */
    abstract S view(Element copy);

    /** The view of a copy with other payloads; refuses what must not leave. */
    S changed(Element copy) {
        return view(copy);
    }

    @Override
    public S withId(String id) {
        return view(element().toBuilder().attribute("id", id).build());
    }

    @Override
    public S withFrom(Jid sender) {
        return view(element().toBuilder().attribute("from", sender.toString()).build());
    }

    @Override
    public S withTo(Jid recipient) {
        return view(element().toBuilder().attribute("to", recipient.toString()).build());
    }

    @Override
    public S withLang(String tag) {
        LanguageTag.require(tag, element().local());
        return view(element().toBuilder().attribute(QName.XML_LANG, tag).build());
    }

    @Override
    public S with(Element payload) {
        return changed(rest(payload.name()).child(payload).build());
    }

    @Override
    public S with(Payload payload) {
        return with(payload.toElement());
    }

    @Override
    public S plus(Element payload) {
        return changed(element().toBuilder().child(payload).build());
    }

    @Override
    public S plus(Payload payload) {
        return plus(payload.toElement());
    }

    @Override
    public S without(QName payload) {
        return changed(rest(payload).build());
    }

    @Override
    public S without(PayloadCodec<?> codec) {
        return without(codec.name());
    }

    /** All but the children of a name. */
    private Element.Builder rest(QName name) {
        Element all = element();
        if (all.child(name).isEmpty()) {
            return all.toBuilder();
        }
        Element.Builder rest = Element.builder(all.name());
        all.attributes().forEach(attribute -> rest.attribute(attribute.getKey(), attribute.getValue()));
        for (Node node : all.content()) {
            if (node instanceof Text text) {
                rest.text(text.value());
            } else if (node instanceof Element child && !child.name().equals(name)) {
                rest.child(child);
            }
        }
        return rest;
    }

    /** A stanza's element in answer to this one: the same id, addresses swapped. */
    Element.Builder answer(String type) {
        return Element.builder(element().name())
                .attribute("type", type)
                .attribute("id", id())
                .attribute("from", to())
                .attribute("to", from());
    }

    /** The element that says why this stanza could not be handled. */
    Element errorAnswer(StanzaError error) {
        requireNoError();
        return answer("error").child(error.toElement()).build();
    }

    /** RFC 6120, 8.3.1: an error is never answered, so two programs that mean well cannot keep each other busy. */
    void requireNoError() {
        if (isError()) {
            throw new IllegalStateException(
                    "a " + element().local() + " of type error is not answered (RFC 6120, 8.3.1)");
        }
    }
}
