/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.osgi.service.component.annotations.Component;
import org.osier.session.Handles;
import org.osier.session.IqHandler;
import org.osier.session.Session;
import org.osier.stanza.Iq;

/** Tells the time (XEP-0202 2.0). */
// guide: iq
@Component
@Handles(type = Iq.Type.GET, namespace = EntityTime.NAMESPACE, name = "time")
public final class TimeHandler implements IqHandler {
    @Override
    public Iq handle(Iq request, Session session) {
        return request.result(new EntityTime(ZoneOffset.UTC, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }
}
// end
