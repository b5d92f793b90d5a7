/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.util.Optional;
import org.osier.xep0030.DiscoInfo;
import org.osier.xml.Element;
import org.osier.xml.QName;

/** Makes answers as peers send them, the wrong ones too. */
final class Answer {
    private final Element.Builder query = Element.builder(DiscoInfo.NAMESPACE, "query");

    static Answer of() {
        return new Answer();
    }

    /** The client of XEP-0115, 5.2, whose hash is {@code QgayPKawpkPSDYmwT/WM94uAlu0=}. */
    static Answer exodus() {
        return of().identity("client", "pc", "", "Exodus 0.9.1")
                .feature("http://jabber.org/protocol/caps")
                .feature("http://jabber.org/protocol/disco#info")
                .feature("http://jabber.org/protocol/disco#items")
                .feature("http://jabber.org/protocol/muc");
    }

    Answer identity(String category, String type, String lang, String name) {
        Element.Builder identity = Element.builder(DiscoInfo.NAMESPACE, "identity")
                .attribute("category", category)
                .attribute("type", type)
                .attribute("name", name);
        if (!lang.isEmpty()) {
            identity.attribute(QName.XML_LANG, lang);
        }
        return child(identity.build());
    }

    Answer feature(String feature) {
        return child(Element.builder(DiscoInfo.NAMESPACE, "feature")
                .attribute("var", feature)
                .build());
    }

    Answer child(Element child) {
        query.child(child);
        return this;
    }

    Answer form(String type, Element... fields) {
        Element.Builder form = Element.builder(DiscoInfo.FORMS, "x")
                .attribute("type", "result")
                .child(field("FORM_TYPE", Optional.of("hidden"), type));
        for (Element field : fields) {
            form.child(field);
        }
        return child(form.build());
    }

    static Element field(String name, String... values) {
        return field(name, Optional.empty(), values);
    }

    static Element field(String name, Optional<String> type, String... values) {
        Element.Builder field =
                Element.builder(DiscoInfo.FORMS, "field").attribute("var", name).attribute("type", type);
        for (String value : values) {
            field.child(DiscoInfo.FORMS, "value", value);
        }
        return field.build();
    }

    Element query() {
        return query.build();
    }

    DiscoInfo info() {
        return DiscoInfo.CODEC.from().apply(query());
    }

    /** What somebody says who has this to answer. */
    EntityCaps caps() {
        String ver = Verification.hash(CapsHash.SHA_1, info()).value();
        return new EntityCaps(CapsHash.SHA_1, "http://code.google.com/p/exodus", ver);
    }
}
