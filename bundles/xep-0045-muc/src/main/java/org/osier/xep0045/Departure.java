/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * An occupant, or we ourselves, is in a room no more.
 *
 * @param room the room
 * @param nick the nickname that it had last
 * @param cause why
 * @param actor who brought it about, where the room says so: a nickname or a bare address
 * @param reason what was given as the reason
 * @param destruction where to go instead of a room that was destroyed
 */
public record Departure(
        Room room,
        String nick,
        Cause cause,
        Optional<String> actor,
        Optional<String> reason,
        Optional<Destruction> destruction) {
    /** Why somebody is in a room no more. */
    public enum Cause {
        /** It wanted to leave, or its connection was lost. */
        LEFT("left"),
        /** A moderator removed it (307). */
        KICKED("was kicked"),
        /** An admin banned it (301). */
        BANNED("was banned"),
        /** It lost the affiliation that let it in (321). */
        AFFILIATION_LOST("lost its affiliation"),
        /** The room became members-only (322). */
        MEMBERS_ONLY("is no member, and the room became members-only"),
        /** The service is being shut down (332). */
        SHUTDOWN("was removed because the service is being shut down"),
        /** Something did not reach it (333). */
        TECHNICAL("was removed for a technical reason"),
        /** The room is no more. */
        DESTROYED("was removed because the room was destroyed"),
        /** The session that it was entered with has ended; only of ourselves. */
        SESSION_ENDED("left with the end of the session"),
        /** The plugin was removed from the session; only of ourselves. */
        PLUGIN_GONE("left because the plugin was removed");

        private static final List<Map.Entry<Integer, Cause>> BY_CODE = List.of(
                Map.entry(333, TECHNICAL),
                Map.entry(301, BANNED),
                Map.entry(307, KICKED),
                Map.entry(321, AFFILIATION_LOST),
                Map.entry(322, MEMBERS_ONLY),
                Map.entry(332, SHUTDOWN));

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        /** What the status codes of a removal say; {@link #LEFT} where they say nothing. */
        public static Cause of(SortedSet<Integer> codes) {
            // XEP-0045, 11.1: where both 333 and 307 are said, 333 counts.
            for (Map.Entry<Integer, Cause> code : BY_CODE) {
                if (codes.contains(code.getKey())) {
                    return code.getValue();
                }
            }
            return LEFT;
        }
    }

    /** Who, what and why on one line. */
    @Override
    public String toString() {
        return nick + " " + cause.words + actor.map(who -> " by " + who).orElse("")
                + reason.map(why -> ": " + why).orElse("") + " (" + room.jid() + ")";
    }
}
