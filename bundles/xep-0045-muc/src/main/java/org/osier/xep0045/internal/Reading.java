/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.stanza.Presence;
import org.osier.xep0045.Affiliation;
import org.osier.xep0045.Departure;
import org.osier.xep0045.MucItem;
import org.osier.xep0045.MucUser;
import org.osier.xep0045.Occupant;
import org.osier.xep0045.Role;
import org.osier.xep0045.Room;

/** What the presence that a room sends says. */
final class Reading {
    private static final int LONGEST_STATUS = 512;

    private Reading() {}

    /** The nickname of whom it is about. */
    static String nick(Presence presence) {
        return presence.from().flatMap(Jid::resource).orElseThrow();
    }

    /** The occupant; without a role where a service does not say one. */
    static Occupant occupant(Presence presence, MucUser said) {
        return new Occupant(
                presence.from().orElseThrow(),
                said.item().flatMap(MucItem::role).orElse(Role.NONE),
                said.item().flatMap(MucItem::affiliation).orElse(Affiliation.NONE),
                said.item().flatMap(MucItem::jid),
                presence.show(),
                presence.status().map(text -> cut(text, LONGEST_STATUS)));
    }

    /** At most so much of a text, for what is kept. */
    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** The address that a new nickname makes; empty where none or a malformed one is said. */
    static Optional<Jid> newAddress(Presence presence, MucUser said) {
        try {
            return said.item()
                    .flatMap(MucItem::nick)
                    .map(nick -> presence.from().orElseThrow().withResource(nick));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The end of an occupant's stay. */
    static Departure departure(
            Room room, String nick, Departure.Cause cause, MucUser said, Optional<String> lastWords) {
        return new Departure(
                room,
                nick,
                said.destroy().isPresent() ? Departure.Cause.DESTROYED : cause,
                said.item().flatMap(MucItem::actor),
                said.destroy()
                        .flatMap(destruction -> destruction.reason())
                        .or(() -> said.item().flatMap(MucItem::reason))
                        .or(() -> lastWords),
                said.destroy());
    }
}
