/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.concurrent.atomic.AtomicLong;
import org.osier.stream.Owned;
import org.osier.stream.XmlStream;

/**
 * What a session consists of, for those who register with it. Safe for use by many threads.
 *
 * @param session the session itself
 * @param schedules how many schedules have got a name
 */
record SessionParts(
        Session session,
        XmlStream stream,
        StanzaDispatch dispatch,
        Requester requester,
        Features features,
        Apis apis,
        Extensions extensions,
        ExtensionPoints points,
        SessionRosters rosters,
        AtomicLong schedules) {

    static SessionParts of(Registrations session, XmlStream stream, Requests requests) {
        StanzaDispatch dispatch = new StanzaDispatch(session, stream, requests);
        return new SessionParts(
                session,
                stream,
                dispatch,
                new Requester(session, stream, requests),
                new Features(() -> stream.raiseDirect(Session.FEATURES_CHANGED, session)),
                new Apis(),
                new Extensions(session, stream),
                new ExtensionPoints(),
                new SessionRosters(session, stream, dispatch),
                new AtomicLong());
    }

    /** A name for a schedule, unique, and telling whose it is. */
    String scheduleName(Runnable task) {
        return Owned.ownerOf(task.getClass()) + " #" + schedules.incrementAndGet();
    }
}
