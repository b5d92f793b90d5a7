/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Collections;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osier.stream.Registration;

/** The features of one session. Each may be there for several reasons, and goes with the last of them. */
final class Features {
    private final TreeMap<String, Integer> reasons = new TreeMap<>();

    synchronized Registration add(String feature) {
        reasons.merge(feature, 1, Integer::sum);
        boolean[] removed = {false};
        return () -> {
            synchronized (this) {
                if (!removed[0]) {
                    removed[0] = true;
                    reasons.computeIfPresent(feature, (f, count) -> count == 1 ? null : count - 1);
                }
            }
        };
    }

    synchronized Set<String> all() {
        return Collections.unmodifiableSet(new TreeSet<>(reasons.keySet()));
    }
}
