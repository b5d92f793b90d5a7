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
    /** The latest first, and each in a box of its own: one may be added twice. */
    private final List<Offer> offers = new CopyOnWriteArrayList<>();

    private static final class Offer {
        private final Command command;

        Offer(Command command) {
            this.command = command;
        }

        boolean isAt(Jid address) {
            return command.jid().map(address::equals).orElse(true);
        }
    }

    Registration add(Command command) {
        Offer offer = new Offer(command);
        offers.add(0, offer);
        return () -> offers.remove(offer);
    }

    /** The commands at an address, by their nodes: those for that very address count more than those for all. */
    private Map<String, Command> at(Jid address) {
        Map<String, Command> commands = new LinkedHashMap<>();
        for (boolean special : new boolean[] {true, false}) {
            for (Offer offer : offers) {
                if (offer.isAt(address) && offer.command.jid().isPresent() == special) {
                    commands.putIfAbsent(offer.command.node(), offer.command);
                }
            }
        }
        return commands;
    }

    List<Command> all(Jid address) {
        return new ArrayList<>(at(address).values());
    }

    Optional<Command> find(Jid address, String node) {
        return Optional.ofNullable(at(address).get(node));
    }

    boolean contains(Command command) {
        return offers.stream().anyMatch(offer -> offer.command.equals(command));
    }
}
