/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.stanza.Presence.Show;

/**
 * Somebody in a room, as it was last told. Immutable. The stanza itself is not kept: it is in {@link RoomPresence} once.
 *
 * @param address the occupant's address: the room's with the nickname as resourcepart
 * @param role what it may do
 * @param affiliation how it belongs to the room
 * @param realJid its own address, where the room lets us see it
 * @param show how available
 * @param status what it says about that; no more than 512 characters of it
 */
public record Occupant(
        Jid address, Role role, Affiliation affiliation, Optional<Jid> realJid, Show show, Optional<String> status) {
    /** The nickname. */
    public String nick() {
        return address.resource().orElseThrow();
    }
}
