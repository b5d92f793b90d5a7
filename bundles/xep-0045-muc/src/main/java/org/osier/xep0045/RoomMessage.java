/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.time.Instant;
import java.util.Optional;
import org.osier.stanza.Message;

/**
 * A message to all in a room, or to us alone.
 *
 * @param room where
 * @param nick who said it; empty for the room itself
 * @param message the whole of it
 * @param sent when it was said, where the room says so: for what was said before one came, and what was delayed
 * @param history whether it was said before one came (XEP-0045, 7.2.13)
 */
public record RoomMessage(Room room, Optional<String> nick, Message message, Optional<Instant> sent, boolean history) {
    /** What was said; empty for what has no body. */
    public String body() {
        return message.body().orElse("");
    }

    /** Whether we said it ourselves, under the nickname that we have now: rooms send everything back (XEP-0045, 7.4). */
    public boolean isOwn() {
        return nick.isPresent() && nick.equals(room.nick());
    }
}
