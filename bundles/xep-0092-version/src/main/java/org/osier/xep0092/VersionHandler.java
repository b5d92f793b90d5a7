/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0092;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osier.session.Handles;
import org.osier.session.IqHandler;
import org.osier.session.Session;
import org.osier.stanza.Iq;

/** Tells which software this is (XEP-0092 1.1); not on which system, which is nobody's business (XEP-0092, 4). */
@Component
@Handles(type = Iq.Type.GET, namespace = Version.NAMESPACE, name = "query")
public final class VersionHandler implements IqHandler {
    private static final Version OURS = new Version("Osier", "0.1.0", Optional.empty());

    @Override
    public Iq handle(Iq request, Session session) {
        return request.result(OURS);
    }
}
