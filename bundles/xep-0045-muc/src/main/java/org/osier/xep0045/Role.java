/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.Locale;
import java.util.Optional;

/** What an occupant may do for the time that it is in a room (XEP-0045, 5.1). */
public enum Role {
    /** May do all that a participant may, change the roles of lesser ones, and remove them. */
    MODERATOR,
    /** May speak to all. */
    PARTICIPANT,
    /** May listen; in a moderated room not speak to all. */
    VISITOR,
    /** Is not in the room. */
    NONE;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The role of a name; empty for one that does not exist. */
    public static Optional<Role> named(String name) {
        for (Role role : values()) {
            if (role.wire.equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /** As it stands in the attribute. */
    @Override
    public String toString() {
        return wire;
    }
}
