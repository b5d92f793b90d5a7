/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.Optional;
import org.osier.stream.StreamError;

/** What happens when somebody goes, or has to. Guarded by the lock of the {@link Router}. */
final class Departures {
    private final Directory directory;
    private final Presences presences;

    Departures(Directory directory, Presences presences) {
        this.directory = directory;
        this.presences = presences;
    }

    /** Forgets an endpoint and tells those who saw it; a second call changes nothing. */
    void leave(Endpoint endpoint) {
        if (directory.remove(endpoint) && endpoint instanceof Resource resource) {
            presences.lost(resource);
        }
    }

    /** The same, and ends its stream with an error. Does not wait for that. */
    void expel(Endpoint endpoint, StreamError.Condition condition, String why) {
        leave(endpoint);
        var unused = endpoint.stream().fail(new StreamError(condition, Optional.of(why)));
    }
}
