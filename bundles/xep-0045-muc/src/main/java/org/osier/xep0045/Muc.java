/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.xml.Element;

/** The namespaces of multi-user chat, and how its addresses are read. */
public final class Muc {
    /** What who enters a room says; also the feature of rooms, services and clients. */
    public static final String NAMESPACE = "http://jabber.org/protocol/muc";

    /** What a room tells of its occupants. */
    public static final String USER = "http://jabber.org/protocol/muc#user";

    /** Roles and affiliations. */
    public static final String ADMIN = "http://jabber.org/protocol/muc#admin";

    /** What only owners do. */
    public static final String OWNER = "http://jabber.org/protocol/muc#owner";

    /** Direct invitations (XEP-0249). */
    public static final String CONFERENCE = "jabber:x:conference";

    private Muc() {}

    /** An address out of an attribute; empty where there is none or it is malformed. */
    static Optional<Jid> address(Element element, String attribute) {
        try {
            return element.attribute(attribute).filter(text -> !text.isBlank()).map(Jid::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A text child; empty where there is none or it says nothing. */
    static Optional<String> text(Element element, String child) {
        return element.childText(element.namespace(), child).map(String::strip).filter(text -> !text.isEmpty());
    }
}
