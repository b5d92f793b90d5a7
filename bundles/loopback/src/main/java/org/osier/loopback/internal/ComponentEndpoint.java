/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import org.osier.jid.Jid;
import org.osier.stream.XmlStream;

/** A component, which speaks for its whole domain. */
final class ComponentEndpoint extends Endpoint {
    ComponentEndpoint(Jid jid, String streamId, XmlStream stream) {
        super(jid, streamId, stream);
    }

    @Override
    boolean mayBeFrom(Jid from) {
        return from.domain().equals(jid().domain());
    }

    @Override
    boolean isAvailable() {
        return true;
    }
}
