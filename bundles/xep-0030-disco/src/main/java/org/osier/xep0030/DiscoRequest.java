/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.stanza.Iq;

/**
 * A question that a session was asked.
 *
 * @param asker who asks; empty for the own server, which need not say who it is
 * @param asked which of the own addresses is asked
 * @param node which part of it; empty for the address itself
 * @param session the session that it came over
 */
public record DiscoRequest(Optional<Jid> asker, Jid asked, String node, Session session) {
    static DiscoRequest of(Iq request, Session session) {
        return new DiscoRequest(
                request.from(),
                request.to().orElse(session.jid()),
                request.payload().flatMap(query -> query.attribute("node")).orElse(""),
                session);
    }
}
