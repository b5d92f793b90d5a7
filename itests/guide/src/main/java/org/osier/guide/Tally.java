/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import org.osier.jid.Jid;
import org.osier.stream.EventKey;

/** How many messages have come. Safe for use by many threads. */
public interface Tally {
    /** Raised every hour, before the counts begin anew. */
    EventKey<Tally> HOUR = new EventKey<>("tally_hour", Tally.class);

    /** How many messages somebody has sent within this hour. */
    int of(Jid sender);
}
