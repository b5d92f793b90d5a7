/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.echobot;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osier.session.Session;

/** Since when each session has been seen on its current stream. Holds open sessions only. Safe for use by many threads. */
final class StreamLog {
    private final Map<Session, Entry> entries = new ConcurrentHashMap<>();
    private final Clock clock;

    StreamLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * One stream.
     *
     * @param id what the server calls it
     * @param since when it was first seen, in seconds
     */
    record Entry(String id, Instant since) {
        @Override
        public String toString() {
            return "stream " + id + " since " + since;
        }
    }

    Entry current(Session session) {
        entries.keySet().removeIf(other -> other.state() == Session.State.CLOSED);
        String id = session.streamId().orElse("without id");
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return entries.compute(session, (key, old) -> old != null && old.id().equals(id) ? old : new Entry(id, now));
    }
}
