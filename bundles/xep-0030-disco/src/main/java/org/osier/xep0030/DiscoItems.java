/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import java.util.List;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.stanza.Payload;
import org.osier.stanza.PayloadCodec;
import org.osier.xml.Element;

/**
 * What belongs to an entity (XEP-0030, 4).
 *
 * @param node the part of the entity that was asked about; empty for the entity itself
 * @param items what belongs to it
 */
public record DiscoItems(Optional<String> node, List<Item> items) implements Payload {
    /** The namespace of the protocol. */
    public static final String NAMESPACE = "http://jabber.org/protocol/disco#items";

    /** Reads an answer; refuses items with malformed addresses. */
    public static final PayloadCodec<DiscoItems> CODEC = PayloadCodec.of(NAMESPACE, "query", DiscoItems::from);

    /**
     * Something that belongs to an entity.
     *
     * @param jid where it is
     * @param node which part of that address it is
     * @param name for humans
     */
    public record Item(Jid jid, Optional<String> node, Optional<String> name) {}

    private static DiscoItems from(Element query) {
        return new DiscoItems(
                query.attribute("node"),
                query.children(NAMESPACE, "item").stream()
                        .filter(e -> e.attribute("jid").isPresent())
                        .map(e -> new Item(
                                Jid.of(e.attribute("jid").orElseThrow()), e.attribute("node"), e.attribute("name")))
                        .toList());
    }

    @Override
    public Element toElement() {
        return Element.builder(NAMESPACE, "query")
                .attribute("node", node)
                .children(items.stream()
                        .map(item -> Element.builder(NAMESPACE, "item")
                                .attribute("jid", item.jid().toString())
                                .attribute("node", item.node())
                                .attribute("name", item.name())
                                .build())
                        .toList())
                .build();
    }
}
