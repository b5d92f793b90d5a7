/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.util.HashMap;
import java.util.Map;
import org.osier.jid.Jid;

/** Counts by account; bounded by what is counted. For use under a lock. */
final class Tally {
    private final Map<Jid, Integer> counts = new HashMap<>();
    private int total;

    int total() {
        return total;
    }

    int of(Jid account) {
        return counts.getOrDefault(account, 0);
    }

    void more(Jid account) {
        total++;
        counts.merge(account, 1, Integer::sum);
    }

    void less(Jid account) {
        total--;
        counts.computeIfPresent(account, (jid, count) -> count == 1 ? null : count - 1);
    }

    void clear() {
        total = 0;
        counts.clear();
    }
}
