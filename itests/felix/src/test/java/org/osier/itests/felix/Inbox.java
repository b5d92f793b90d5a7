/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

/** Numbered messages as they arrive: each has to be the one after that before it. Safe for use by many threads. */
final class Inbox {
    private long received;
    private long next;
    private long lost;
    private long doubled;

    synchronized void receive(String body) {
        long number = Long.parseLong(body);
        received++;
        lost += Math.max(0, number - next);
        doubled += number < next ? 1 : 0;
        next = Math.max(next, number + 1);
    }

    synchronized long received() {
        return received;
    }

    /** How many numbers were left out. */
    synchronized long lost() {
        return lost;
    }

    /** How many numbers came again, or too late. */
    synchronized long doubled() {
        return doubled;
    }
}
