/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.List;
import org.osier.stanza.Payload;
import org.osier.stanza.PayloadCodec;
import org.osier.xml.Element;

/**
 * A list of roles or affiliations, asked for, answered or changed (XEP-0045, 8 and 9).
 *
 * @param items one for each nickname or address
 */
public record MucAdmin(List<MucItem> items) implements Payload {
    /** Reads a list. */
    public static final PayloadCodec<MucAdmin> CODEC = PayloadCodec.of(Muc.ADMIN, "query", MucAdmin::from);

    /** Keeps a copy of the list. */
    public MucAdmin {
        items = List.copyOf(items);
    }

    private static MucAdmin from(Element query) {
        return new MucAdmin(
                query.children(Muc.ADMIN, "item").stream().map(MucItem::from).toList());
    }

    /** The question who has a role. */
    public static Element ask(Role role) {
        return ask("role", role.toString());
    }

    /** The question who has an affiliation. */
    public static Element ask(Affiliation affiliation) {
        return ask("affiliation", affiliation.toString());
    }

    private static Element ask(String attribute, String value) {
        return Element.builder(Muc.ADMIN, "query")
                .child(Element.builder(Muc.ADMIN, "item")
                        .attribute(attribute, value)
                        .build())
                .build();
    }

    @Override
    public Element toElement() {
        return Element.builder(Muc.ADMIN, "query")
                .children(items.stream().map(MucItem::toElement).toList())
                .build();
    }
}
