/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.Locale;
import java.util.Optional;

/** How somebody belongs to a room, whether inside or not; outlasts visits (XEP-0045, 5.2). */
public enum Affiliation {
    /** May do everything, destroy the room included. */
    OWNER,
    /** May change affiliations below its own. */
    ADMIN,
    /** May enter a members-only room. */
    MEMBER,
    /** Has none. */
    NONE,
    /** Is banned. */
    OUTCAST;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The affiliation of a name; empty for one that does not exist. */
    public static Optional<Affiliation> named(String name) {
        for (Affiliation affiliation : values()) {
            if (affiliation.wire.equals(name)) {
                return Optional.of(affiliation);
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
