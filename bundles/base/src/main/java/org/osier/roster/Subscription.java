/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster;

import java.util.Locale;
import java.util.Optional;

/** Who is told of whose presence (RFC 6121, 2.1.2.5). */
public enum Subscription {
    /** Neither of the other's. */
    NONE,
    /** The user of the contact's. */
    TO,
    /** The contact of the user's. */
    FROM,
    /** Both. */
    BOTH,
    /** The contact is no longer in the roster. */
    REMOVE;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** What an attribute says; {@link #NONE} where it is missing or says nothing that exists. */
    public static Subscription of(Optional<String> attribute) {
        for (Subscription subscription : values()) {
            if (subscription.wire.equals(attribute.orElse(""))) {
                return subscription;
            }
        }
        return NONE;
    }

    /** Whether the user is told of the contact's presence. */
    public boolean to() {
        return this == TO || this == BOTH;
    }

    /** Whether the contact is told of the user's presence. */
    public boolean from() {
        return this == FROM || this == BOTH;
    }

    /** As it stands in the attribute. */
    @Override
    public String toString() {
        return wire;
    }
}
