/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import org.osgi.service.component.annotations.Component;
import org.osier.session.PresenceHandler;
import org.osier.session.Session;
import org.osier.stanza.Presence;

/** Lets who is at our own server see our presence, and nobody else. */
@Component
public final class Doorman implements PresenceHandler {
    // guide: presence
    @Override
    public void handle(Presence presence, Session session) {
        if (presence.type() == Presence.Type.SUBSCRIBE) {
            boolean neighbour =
                    presence.from().orElseThrow().domain().equals(session.jid().domain());
            session.send(neighbour ? presence.approve() : presence.deny());
        }
    }
    // end
}
