/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osier.jid.Jid;

/**
 * The resources of a contact that are available now, at most {@value #MOST_RESOURCES}. Immutable: how it was at one moment.
 *
 * @param jid the contact's bare address
 * @param resources the best one first: by priority, then show, then the latest
 */
public record Contact(Jid jid, List<PresenceState> resources) {
    /** Most resources that are remembered of one contact; past them the worst is forgotten. */
    public static final int MOST_RESOURCES = 32;

    /** Copies the resources. */
    public Contact {
        resources = List.copyOf(resources);
    }

    /** A contact that is not there. */
    public static Contact offline(Jid jid) {
        return new Contact(jid.bare(), List.of());
    }

    /** Whether any resource is available. */
    public boolean isOnline() {
        return !resources.isEmpty();
    }

    /** The best resource. */
    public Optional<PresenceState> best() {
        return resources.isEmpty() ? Optional.empty() : Optional.of(resources.get(0));
    }

    /** The full address of the best resource. */
    public Optional<Jid> bestJid() {
        return best().map(state -> state.resource().isEmpty() ? jid : jid.withResource(state.resource()));
    }

    /** The presence of one resource. */
    public Optional<PresenceState> resource(String resource) {
        for (PresenceState state : resources) {
            if (state.resource().equals(resource)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** The contact after one resource has said something. */
    public Contact with(PresenceState latest) {
        List<PresenceState> ranked = new ArrayList<>(without(latest.resource()).resources);
        int place = 0;
        while (place < ranked.size() && ranked.get(place).isBetterThan(latest)) {
            place++;
        }
        ranked.add(place, latest);
        return new Contact(jid, ranked.subList(0, Math.min(ranked.size(), MOST_RESOURCES)));
    }

    /** The contact after one resource has gone. */
    public Contact without(String resource) {
        return new Contact(
                jid,
                resources.stream()
                        .filter(state -> !state.resource().equals(resource))
                        .toList());
    }
}
