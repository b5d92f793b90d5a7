/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.osier.jid.Jid;
import org.osier.xml.Element;
import org.osier.xml.QName;

/**
 * Collects the parts of a message or a presence; refuses at once what no part may be, and at the end what does not go
 * together, always with an {@link IllegalArgumentException} that names the part. For use by one thread.
 *
 * @param <B> the builder itself
 */
public abstract sealed class StanzaBuilder<B extends StanzaBuilder<B>> permits Message.Builder, PresenceBuilder {
    final Element.Builder element;
    private int texts;

    StanzaBuilder(QName name) {
        this.element = Element.builder(name);
    }

    abstract B self();

    /** Whom it is for. */
    public B to(Jid to) {
        element.attribute("to", to.toString());
        return self();
    }

    /** Whom it is from; a client's server puts that in by itself. */
    public B from(Jid from) {
        element.attribute("from", from.toString());
        return self();
    }

    /** The id. */
    public B id(String id) {
        element.attribute("id", id);
        return self();
    }

    /** The language of all texts that state none themselves. */
    public B lang(String tag) {
        element.attribute(QName.XML_LANG, LanguageTag.require(tag, "the stanza"));
        return self();
    }

    /** Adds a payload. */
    public B payload(Payload payload) {
        return payload(payload.toElement());
    }

    /** Adds a payload. */
    public B payload(Element payload) {
        element.child(payload);
        return self();
    }

    B text(QName name, String text) {
        texts++;
        element.child(Element.of(name, text));
        return self();
    }

    B text(QName name, String tag, String text) {
        texts++;
        element.child(Element.builder(name)
                .attribute(QName.XML_LANG, LanguageTag.require(tag, "the " + name.local()))
                .text(text)
                .build());
        return self();
    }

    /** The element; of its texts none of a name is in the language of another one (RFC 6121, 4.7.2.2, 5.2.3 and 5.2.4). */
    Element finish(QName... textNames) {
        Element finished = element.build();
        if (texts > 1) {
            for (QName name : textNames) {
                requireDistinct(finished, name);
            }
        }
        return finished;
    }

    private static void requireDistinct(Element stanza, QName name) {
        String inherited = stanza.lang().orElse("");
        Set<String> languages = new HashSet<>();
        for (Element text : stanza.children(name.namespace(), name.local())) {
            String language = text.lang().orElse(inherited);
            if (!languages.add(language.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("a " + stanza.local() + " has one " + name.local()
                        + " in each language, and this one has two "
                        + (language.isEmpty() ? "that state none" : "in " + language));
            }
        }
    }

    /** What may be there only once. */
    static void requireFirst(boolean alreadyThere, String part) {
        if (alreadyThere) {
            throw new IllegalArgumentException("there is a " + part + " already, and there must not be two");
        }
    }
}
