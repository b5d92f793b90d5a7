/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.Optional;
import java.util.SortedSet;
import org.osier.stanza.Presence;

/**
 * What a room has told of one of its occupants, as it was at that moment.
 *
 * @param room the room
 * @param occupant the occupant; of one that has gone, the last that was known of it
 * @param before what was known of it until then; empty for one that has just come
 * @param presence the stanza
 * @param codes the status codes in it
 */
public record RoomPresence(
        Room room, Occupant occupant, Optional<Occupant> before, Presence presence, SortedSet<Integer> codes) {
    /** Whether it is in the room. */
    public boolean isOnline() {
        return presence.type() == Presence.Type.AVAILABLE;
    }
}
