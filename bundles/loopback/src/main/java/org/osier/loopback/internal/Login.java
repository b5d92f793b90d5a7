/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import org.osier.jid.Jid;
import org.osier.stream.Connection;
import org.osier.xml.Element;

/** The way in on one port. Safe for use by many threads, each with its connection. */
interface Login {
    /**
     * Negotiates until it is known who is there.
     *
     * @throws org.osier.stream.XmppException when it fails; the connection has been told why
     */
    Admission run(Connection connection);

    /**
     * Who has proven to be who.
     *
     * @param jid the full JID of a client, or the domain of a component
     * @param streamId the id of the stream that goes on now
     * @param welcome what is sent first, once the session is there for everybody
     */
    record Admission(Jid jid, String streamId, Element welcome) {}
}
