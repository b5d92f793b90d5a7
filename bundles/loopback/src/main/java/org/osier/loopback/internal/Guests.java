/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.osier.stream.Connection;

/** The connections that are open, logged in or not, of which there are only so many. Safe for use by many threads. */
final class Guests {
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Semaphore places;

    Guests(int most) {
        this.places = new Semaphore(most);
    }

    /** Takes a connection in; false when the house is full. */
    boolean admit(Connection connection) {
        return places.tryAcquire() && open.add(connection);
    }

    /** Makes room again; a second call changes nothing. */
    void left(Connection connection) {
        if (open.remove(connection)) {
            places.release();
        }
    }

    /** Cuts all connections that are still open. */
    void abortAll() {
        open.forEach(Connection::abort);
    }
}
