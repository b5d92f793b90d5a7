/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.util.List;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.stanza.Presence;
import org.osier.xep0045.Departure;
import org.osier.xep0045.MucUser;
import org.osier.xep0045.NickChange;
import org.osier.xep0045.Occupant;
import org.osier.xep0045.Room;
import org.osier.xep0045.RoomPresence;

/** Who is in a room, as its presence tells it, and what changes in that. For use under the lock of whoever has it. */
final class Roll {
    private final Room room;
    private final Occupants occupants;

    Roll(Room room, Occupants occupants) {
        this.room = room;
        this.occupants = occupants;
    }

    List<Occupant> list() {
        return occupants.list();
    }

    Optional<Occupant> find(String nick) {
        return occupants.find(nick);
    }

    boolean isComplete() {
        return occupants.isComplete();
    }

    void clear() {
        occupants.clear();
    }

    /** Forgets a nickname of ours that has become another one without a word. */
    void forget(String nick) {
        occupants.remove(nick);
    }

    /** An occupant is there. */
    News.Present present(Presence presence, MucUser said) {
        Occupant now = Reading.occupant(presence, said);
        Optional<Occupant> before = occupants.find(now.nick());
        occupants.put(now);
        return new News.Present(new RoomPresence(room, now, before, presence, said.codes()));
    }

    /** An occupant is there no more. */
    News absent(Presence presence, MucUser said, Departure departure) {
        Optional<Occupant> before = occupants.remove(departure.nick());
        Occupant last = before.orElseGet(() -> Reading.occupant(presence, said));
        return new News.Absent(new RoomPresence(room, last, before, presence, said.codes()), departure);
    }

    /** An occupant has another address. */
    News renamed(Presence presence, MucUser said, Jid address) {
        String before = Reading.nick(presence);
        Occupant old = occupants.remove(before).orElseGet(() -> Reading.occupant(presence, said));
        Occupant now = new Occupant(address, old.role(), old.affiliation(), old.realJid(), old.show(), old.status());
        occupants.put(now);
        return new News.Renamed(new NickChange(room, before, now));
    }
}
