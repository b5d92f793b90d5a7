/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster;

import java.util.List;

/**
 * What has changed in a roster since a version of it (RFC 6121, 2.6).
 *
 * @param version the version that these changes lead to
 * @param complete whether these are all contacts, because the changes alone are not known any more
 * @param items the contacts that are new or have changed, the earliest change first; of those that are gone, one with
 *     {@link RosterItem#removed}
 */
public record RosterChanges(String version, boolean complete, List<RosterItem> items) {
    /** Copies the items. */
    public RosterChanges {
        items = List.copyOf(items);
    }
}
