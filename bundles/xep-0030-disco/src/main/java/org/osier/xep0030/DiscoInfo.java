/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osier.stanza.Payload;
import org.osier.stanza.PayloadCodec;
import org.osier.xml.Element;

/**
 * What an entity is and what it can do (XEP-0030, 3).
 *
 * @param node the part of the entity that was asked about; empty for the entity itself
 * @param identities what it is
 * @param features what it can do
 */
public record DiscoInfo(Optional<String> node, List<Identity> identities, Set<String> features) implements Payload {
    /** The namespace of the protocol. */
    public static final String NAMESPACE = "http://jabber.org/protocol/disco#info";

    /** Reads an answer; identities and features that are incomplete are left out. */
    public static final PayloadCodec<DiscoInfo> CODEC = PayloadCodec.of(NAMESPACE, "query", DiscoInfo::from);

    /**
     * One of the things that an entity is.
     *
     * @param category as in {@code client}
     * @param type as in {@code bot}
     * @param name for humans
     */
    public record Identity(String category, String type, Optional<String> name) {}

    private static DiscoInfo from(Element query) {
        List<Identity> identities = query.children(NAMESPACE, "identity").stream()
                .filter(e -> e.attribute("category").isPresent()
                        && e.attribute("type").isPresent())
                .map(e -> new Identity(
                        e.attribute("category").orElseThrow(),
                        e.attribute("type").orElseThrow(),
                        e.attribute("name")))
                .toList();
        Set<String> features = new TreeSet<>();
        query.children(NAMESPACE, "feature").forEach(e -> e.attribute("var").ifPresent(features::add));
        return new DiscoInfo(query.attribute("node"), identities, features);
    }

    @Override
    public Element toElement() {
        return Element.builder(NAMESPACE, "query")
                .attribute("node", node)
                .children(identities.stream().map(DiscoInfo::element).toList())
                .children(features.stream()
                        .map(feature -> Element.builder(NAMESPACE, "feature")
                                .attribute("var", feature)
                                .build())
                        .toList())
                .build();
    }

    private static Element element(Identity identity) {
        return Element.builder(NAMESPACE, "identity")
                .attribute("category", identity.category())
                .attribute("type", identity.type())
                .attribute("name", identity.name())
                .build();
    }
}
