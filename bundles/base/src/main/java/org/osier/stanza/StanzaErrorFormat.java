/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.stanza.StanzaError.Condition;
import org.osier.xml.Element;
import org.osier.xml.LangTexts;
import org.osier.xml.QName;

/** How errors are read from stanzas and written into them (RFC 6120, 8.3.2). */
final class StanzaErrorFormat {
    static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-stanzas";
    private static final QName TEXT = new QName(NAMESPACE, "text");

    private StanzaErrorFormat() {}

    /** The first error of a stanza of type error. */
    static StanzaError errorOf(Element stanza) {
        return stanza.child(Stanza.NAMESPACE, "error")
                .map(error -> read(error.inheritLang(stanza.lang().orElse(""))))
                .orElseGet(() -> StanzaError.of(Condition.UNDEFINED_CONDITION));
    }

    static StanzaError read(Element error) {
        Optional<Element> defined = condition(error);
        Optional<StanzaError> legacy = defined.isPresent() ? Optional.empty() : legacy(error);
        StanzaError usual = defined.map(child -> StanzaError.of(Condition.BY_NAME.get(child.local())))
                .or(() -> legacy)
                .orElseGet(() -> StanzaError.of(Condition.UNDEFINED_CONDITION));
        StanzaError.Type type =
                error.attribute("type").map(StanzaError.Type.BY_NAME::get).orElse(usual.type());
        return new StanzaError(
                type, usual.condition(), defined.flatMap(StanzaErrorFormat::uri), texts(error), by(error), own(error));
    }

    /** The first child that is a defined condition; others may come with it that are not. */
    private static Optional<Element> condition(Element error) {
        for (Element child : error.children()) {
            if (child.namespace().equals(NAMESPACE) && Condition.BY_NAME.containsKey(child.local())) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    private static Optional<StanzaError> legacy(Element error) {
        return error.attribute("code").flatMap(LegacyCodes::read);
    }

    private static Optional<String> uri(Element condition) {
        boolean mayHave = condition.local().equals("gone") || condition.local().equals("redirect");
        return Optional.of(condition.text().trim()).filter(uri -> mayHave && !uri.isEmpty());
    }

    /** Errors of old have their text in the error itself, and one that is missing is no text. */
    private static LangTexts texts(Element error) {
        LangTexts texts = error.texts(NAMESPACE, TEXT.local());
        String old = error.text().trim();
        return texts.all().isEmpty() && !old.isEmpty()
                ? new LangTexts(Map.of(error.lang().orElse(""), old))
                : texts;
    }

    private static Optional<Jid> by(Element error) {
        try {
            return error.attribute("by").map(Jid::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Element> own(Element error) {
        List<Element> own = new ArrayList<>();
        for (Element child : error.children()) {
            if (!child.namespace().equals(NAMESPACE)) {
                own.add(child);
            }
        }
        return own;
    }

    static Element write(StanzaError error) {
        Element.Builder written = Element.builder(Stanza.NAMESPACE, "error")
                .attribute("type", error.type().toString())
                .attribute("by", error.by())
                .child(Element.of(
                        NAMESPACE, error.condition().toString(), error.uri().orElse("")));
        error.texts().all().forEach((lang, text) -> written.child(text(lang, text)));
        return written.children(error.applications()).build();
    }

    /** Returns what may be written as a URI; what was read goes on as it is. */
    static String requireUri(String uri, Condition condition) {
        try {
            if (new URI(uri).isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the URI of " + condition + " is none: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(
                "the URI of " + condition + " begins with no scheme such as xmpp: or https:, it is \"" + uri + "\"");
    }

    /** A text as it is written; refuses what XML forbids. */
    static Element text(String lang, String text) {
        Element plain = Element.of(TEXT, text);
        return lang.isEmpty() ? plain : plain.inheritLang(lang);
    }
}
