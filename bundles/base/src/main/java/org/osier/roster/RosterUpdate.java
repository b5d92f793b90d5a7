/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster;

import java.util.List;
import org.osier.jid.Jid;

/**
 * A roster, or a part of it, has changed.
 *
 * @param own whose roster it is
 * @param items the contacts as they are now; of those that are gone, one with {@link RosterItem#removed}
 */
public record RosterUpdate(Jid own, List<RosterItem> items) {
    /** Copies the items. */
    public RosterUpdate {
        items = List.copyOf(items);
    }
}
