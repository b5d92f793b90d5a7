/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Collections;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osier.stream.Registration;

/** The features of one session. Each may be there for several reasons, and goes with the last of them. */
final class Features {
    private final TreeMap<String, Integer> reasons = new TreeMap<>();
    private final Runnable changed;

    /** Tells, without a lock, of each feature that has come or gone. */
    Features(Runnable changed) {
        this.changed = changed;
    }

    Registration add(String feature) {
        AtomicBoolean removed = new AtomicBoolean();
        if (count(feature, 1) == 1) {
            changed.run();
        }
        return () -> {
            if (removed.compareAndSet(false, true) && count(feature, -1) == 0) {
                changed.run();
            }
        };
    }

    /** How many reasons there are then. */
    private synchronized int count(String feature, int more) {
        Integer count = reasons.merge(feature, more, (before, change) -> before + change == 0 ? null : before + change);
        return count == null ? 0 : count;
    }

    synchronized Set<String> all() {
        return Collections.unmodifiableSet(new TreeSet<>(reasons.keySet()));
    }
}
