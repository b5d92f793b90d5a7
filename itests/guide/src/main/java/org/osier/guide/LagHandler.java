/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Component;
import org.osier.jid.Jid;
import org.osier.session.AsyncIqHandler;
import org.osier.session.Handles;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.xml.Element;

/** Tells how far our own server is: it has to ask before it can answer. */
@Component
@Handles(type = Iq.Type.GET, namespace = LagHandler.NAMESPACE, name = "lag")
public final class LagHandler implements AsyncIqHandler {
    static final String NAMESPACE = "urn:example:lag";

    // guide: async
    @Override
    public CompletionStage<Iq> handle(Iq request, Session session) {
        Iq ping = Iq.get(Jid.of(session.jid().domain()), Element.of("urn:xmpp:ping", "ping"));
        long asked = System.nanoTime();
        return session.request(ping, Duration.ofSeconds(10)).thenApply(pong -> {
            Duration lag = Duration.ofNanos(System.nanoTime() - asked);
            return request.result(Element.of(NAMESPACE, "lag", lag.toString()));
        });
    }
    // end
}
