/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.util.concurrent.atomic.AtomicInteger;

/** How many occupants all rooms of a session may keep together. Safe for use by many threads. */
final class Quota {
    private final AtomicInteger left;

    Quota(int most) {
        this.left = new AtomicInteger(most);
    }

    /** Takes one; false when there is none left. */
    boolean take() {
        return left.getAndUpdate(number -> number == 0 ? 0 : number - 1) > 0;
    }

    void give(int number) {
        left.addAndGet(number);
    }
}
