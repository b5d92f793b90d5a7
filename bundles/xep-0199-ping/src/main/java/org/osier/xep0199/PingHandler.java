/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0199;

import org.osgi.service.component.annotations.Component;
import org.osier.session.Handles;
import org.osier.session.IqHandler;
import org.osier.session.Session;
import org.osier.stanza.Iq;

/** Answers pings (XEP-0199 2.0). */
@Component
@Handles(type = Iq.Type.GET, namespace = "urn:xmpp:ping", name = "ping")
public final class PingHandler implements IqHandler {
    @Override
    public Iq handle(Iq request, Session session) {
        return request.result();
    }
}
