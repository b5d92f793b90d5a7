/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.SortedSet;

/**
 * We have entered a room.
 *
 * @param room the room
 * @param nick the nickname that we have, which need not be the one asked for
 * @param codes what the room said of itself: 201 it is new and waits to be configured, 100 everybody sees our address, 170
 *     what is said is logged, 210 the nickname is not the one asked for
 * @param again whether this was because the session was lost and made again
 */
public record RoomEntry(Room room, String nick, SortedSet<Integer> codes, boolean again) {
    /** Whether the room was made by our entering, and now waits to be configured (XEP-0045, 10.1). */
    public boolean isNew() {
        return codes.contains(201);
    }
}
