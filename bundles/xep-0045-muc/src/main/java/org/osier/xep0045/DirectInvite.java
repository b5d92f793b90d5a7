/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.stanza.Payload;
import org.osier.stanza.PayloadCodec;
import org.osier.xml.Element;

/**
 * An invitation that does not go through the room (XEP-0249).
 *
 * @param room the room
 * @param reason for humans
 * @param password of the room; not part of {@link #toString}
 * @param thread the conversation of two that goes on in the room
 */
public record DirectInvite(Jid room, Optional<String> reason, Optional<String> password, Optional<String> thread)
        implements Payload {
    /** Reads an invitation; refuses one that names no room. */
    public static final PayloadCodec<DirectInvite> CODEC = PayloadCodec.of(Muc.CONFERENCE, "x", DirectInvite::from);

    private static DirectInvite from(Element x) {
        Jid room = Muc.address(x, "jid")
                .filter(Jid::isBare)
                .orElseThrow(() -> new IllegalArgumentException("an invitation that names no room"));
        return new DirectInvite(room, x.attribute("reason"), x.attribute("password"), x.attribute("thread"));
    }

    @Override
    public Element toElement() {
        return Element.builder(Muc.CONFERENCE, "x")
                .attribute("jid", room.toString())
                .attribute("reason", reason)
                .attribute("password", password)
                .attribute("continue", thread.map(id -> "true"))
                .attribute("thread", thread)
                .build();
    }

    @Override
    public String toString() {
        return "DirectInvite[room=" + room + ", reason=" + reason + ", thread=" + thread + "]";
    }
}
