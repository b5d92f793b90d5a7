/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.xep0045.MucLimits;
import org.osier.xep0045.Occupant;

/**
 * The occupants of one room, by nickname. Bounded: past what one room or all rooms may keep, further ones are not kept, and
 * that is logged once. For use under the lock of whoever has it.
 */
final class Occupants {
    private static final Logger LOG = System.getLogger(Occupants.class.getName());

    private final Jid room;
    private final int most;
    private final Quota all;
    private final Map<String, Occupant> byNick = new LinkedHashMap<>();
    private boolean complete = true;

    Occupants(Jid room, MucLimits limits, Quota all) {
        this.room = room;
        this.most = limits.occupantsPerRoom();
        this.all = all;
    }

    Optional<Occupant> find(String nick) {
        return Optional.ofNullable(byNick.get(nick));
    }

    List<Occupant> list() {
        return List.copyOf(byNick.values());
    }

    boolean isComplete() {
        return complete;
    }

    /** Keeps an occupant, in place of what was known of it. */
    void put(Occupant occupant) {
        if (byNick.containsKey(occupant.nick()) || hasRoom()) {
            byNick.put(occupant.nick(), occupant);
        }
    }

    private boolean hasRoom() {
        if (byNick.size() < most && all.take()) {
            return true;
        }
        if (complete) {
            LOG.log(Level.WARNING, "{0} has more occupants than may be kept; from now on some are missing", room);
        }
        complete = false;
        return false;
    }

    Optional<Occupant> remove(String nick) {
        Optional<Occupant> removed = Optional.ofNullable(byNick.remove(nick));
        removed.ifPresent(occupant -> all.give(1));
        return removed;
    }

    void clear() {
        all.give(byNick.size());
        byNick.clear();
    }
}
