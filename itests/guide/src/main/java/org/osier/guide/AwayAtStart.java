/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import org.osgi.service.component.annotations.Component;
import org.osier.session.Session;
import org.osier.session.SessionEventHandler;
import org.osier.stanza.Presence;
import org.osier.stream.EventKey;

/** Says after each connect that nobody is at the keyboard. */
@Component
public final class AwayAtStart implements SessionEventHandler<Session> {
    // guide: event
    @Override
    public EventKey<Session> event() {
        return Session.SESSION_START;
    }

    @Override
    public void handle(Session started, Session session) {
        session.send(Presence.builder().show(Presence.Show.AWAY).build());
    }
    // end
}
