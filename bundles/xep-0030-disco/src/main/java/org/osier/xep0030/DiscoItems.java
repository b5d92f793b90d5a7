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
 * What belongs to an entity (XEP-0030, 4). Immutable.
 *
 * <p>One that a peer has sent is no larger than its stanza, which {@link org.osier.xml.XmlLimits} bounds.
 *
 * @param node the part of the entity that was asked about; empty for the entity itself
 * @param items what belongs to it
 */
public record DiscoItems(Optional<String> node, List<Item> items) implements Payload {
    /** The namespace of the protocol. */
    public static final String NAMESPACE = "http://jabber.org/protocol/disco#items";

    /** Reads an answer; items without an address, or with a malformed one, are left out. */
    public static final PayloadCodec<DiscoItems> CODEC = PayloadCodec.of(NAMESPACE, "query", DiscoItems::from);

    /**
     * Something that belongs to an entity.
     *
     * @param jid where it is
     * @param node which part of that address it is
     * @param name for humans
     */
    public record Item(Jid jid, Optional<String> node, Optional<String> name) implements DiscoPart {
        /** With a name, and no node. */
        public Item(Jid jid, String name) {
            this(jid, Optional.empty(), Optional.of(name));
        }
    }

    /** Copies what it is given. */
    public DiscoItems {
        items = List.copyOf(items);
    }

    private static DiscoItems from(Element query) {
        List<Item> items = query.children(NAMESPACE, "item").stream()
                .flatMap(e -> address(e).map(jid -> new Item(jid, e.attribute("node"), e.attribute("name"))).stream())
                .toList();
        return new DiscoItems(query.attribute("node"), items);
    }

    private static Optional<Jid> address(Element item) {
        try {
            return item.attribute("jid").map(Jid::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
