/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osier.xml.Element;
import org.osier.xml.QName;

/**
 * One of the things that an entity is (XEP-0030, 3.1; the registry of categories and types is at xmpp.org). Ordered by
 * category, type, language and name.
 *
 * @param category as in {@code client}
 * @param type as in {@code bot}
 * @param lang the language of the name, where it is stated
 * @param name for humans
 */
public record Identity(String category, String type, Optional<String> lang, Optional<String> name)
        implements DiscoPart, Comparable<Identity> {
    static final String ELEMENT = "identity";

    private static final Comparator<Identity> ORDER = Comparator.comparing(Identity::category)
            .thenComparing(Identity::type)
            .thenComparing(identity -> identity.lang().orElse(""))
            .thenComparing(identity -> identity.name().orElse(""));

    /** Refuses an empty category or type. */
    public Identity {
        if (category.isEmpty() || type.isEmpty()) {
            throw new IllegalArgumentException("an identity needs a category and a type");
        }
    }

    /** Without a language. */
    public Identity(String category, String type, Optional<String> name) {
        this(category, type, Optional.empty(), name);
    }

    /** With a name in no stated language. */
    public Identity(String category, String type, String name) {
        this(category, type, Optional.of(name));
    }

    /** Empty where category or type is missing. */
    static Optional<Identity> from(Element element) {
        String category = element.attribute("category").orElse("");
        String type = element.attribute("type").orElse("");
        return category.isEmpty() || type.isEmpty()
                ? Optional.empty()
                : Optional.of(new Identity(category, type, element.lang(), element.attribute("name")));
    }

    Element toElement() {
        return Element.builder(DiscoInfo.NAMESPACE, ELEMENT)
                .attribute("category", category)
                .attribute("type", type)
                .with(element -> lang.ifPresent(language -> element.attribute(QName.XML_LANG, language)))
                .attribute("name", name)
                .build();
    }

    /** What there is room for once: names differ in languages, not within one (XEP-0030, 3.1). */
    List<Object> place() {
        return List.of(category, type, lang);
    }

    @Override
    public int compareTo(Identity other) {
        return ORDER.compare(this, other);
    }
}
