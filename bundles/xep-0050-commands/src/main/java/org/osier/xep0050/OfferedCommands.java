/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osier.jid.Jid;
import org.osier.stream.Registration;

/** The commands of one session. Bounded by what its extensions add. Safe for use by many threads. */
final class OfferedCommands {
    /** The latest first. */
    private final List<Offer> offers = new CopyOnWriteArrayList<>();

    Registration add(Offer offer) {
        offers.add(0, offer);
        return () -> offers.remove(offer);
    }

    /** The commands at an address, by their nodes: those for that very address count more than those for all. */
    private Map<String, Offer> at(Jid address) {
        Map<String, Offer> found = new LinkedHashMap<>();
        for (boolean special : new boolean[] {true, false}) {
            for (Offer offer : offers) {
                if (offer.isAt(address) && offer.jid().isPresent() == special) {
                    found.putIfAbsent(offer.node(), offer);
                }
            }
        }
        return found;
    }

    List<Offer> all(Jid address) {
        return new ArrayList<>(at(address).values());
    }

    Optional<Offer> find(Jid address, String node) {
        return Optional.ofNullable(at(address).get(node));
    }

    boolean contains(Offer offer) {
        return offers.contains(offer);
    }
}
