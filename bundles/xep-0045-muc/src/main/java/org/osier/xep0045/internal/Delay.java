/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.stanza.Message;
import org.osier.xml.Element;

/** When a room says that something was said (XEP-0203, XEP-0045, 7.2.13). */
final class Delay {
    private static final String NAMESPACE = "urn:xmpp:delay";

    private Delay() {}

    /** The stamp; only that of the room, since occupants may put their own in. */
    static Optional<Instant> stamp(Message message, Jid room) {
        return message.element().children(NAMESPACE, "delay").stream()
                .filter(delay -> isFrom(delay, room))
                .flatMap(delay -> delay.attribute("stamp").flatMap(Delay::parse).stream())
                .findFirst();
    }

    private static boolean isFrom(Element delay, Jid room) {
        // Some services name themselves, or nobody.
        return delay.attribute("from")
                .map(from -> from.equals(room.toString()) || from.equals(room.domain()))
                .orElse(true);
    }

    private static Optional<Instant> parse(String stamp) {
        try {
            return Optional.of(OffsetDateTime.parse(stamp).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
