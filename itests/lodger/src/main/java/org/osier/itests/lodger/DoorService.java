/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.lodger;

import org.osgi.service.component.annotations.Component;
import org.osier.session.Handles;
import org.osier.session.IqHandler;
import org.osier.session.Session;
import org.osier.stanza.Iq;

/** Answers at once. */
@Component
@Handles(type = Iq.Type.GET, namespace = Books.NAMESPACE, name = "door")
public final class DoorService implements IqHandler {
    @Override
    public Iq handle(Iq request, Session session) {
        return request.result();
    }
}
