/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster;

import java.util.Optional;
import org.osier.stanza.Presence;

/**
 * The presence of one resource, as it said last. Immutable.
 *
 * @param resource the resourcepart; empty where a bare address sent it, as services do
 * @param show how available it is
 * @param status what is said about it, cut at {@value #MOST_STATUS} characters; the stanza in the event has all of it
 * @param priority -128 to 127; with a negative one it wants no messages that are for the contact as a whole
 */
public record PresenceState(String resource, Presence.Show show, Optional<String> status, int priority) {
    /** Most characters of a status that are kept. */
    public static final int MOST_STATUS = 1_024;

    /** What a presence stanza of a resource says. */
    public static PresenceState of(String resource, Presence presence) {
        return new PresenceState(
                resource, presence.show(), presence.status().map(PresenceState::cut), presence.priority());
    }

    private static String cut(String status) {
        if (status.length() <= MOST_STATUS) {
            return status;
        }
        // Not between the halves of one character.
        int end = Character.isHighSurrogate(status.charAt(MOST_STATUS - 1)) ? MOST_STATUS - 1 : MOST_STATUS;
        return status.substring(0, end);
    }

    /** Whether this resource is to be preferred: by priority, and then by how available it is. */
    boolean isBetterThan(PresenceState other) {
        return priority != other.priority ? priority > other.priority : show.compareTo(other.show) < 0;
    }
}
