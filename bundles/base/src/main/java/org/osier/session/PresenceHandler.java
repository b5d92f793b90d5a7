/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osgi.annotation.versioning.ConsumerType;
import org.osier.stanza.Presence;

/**
 * Gets the presence stanzas of a session, errors excepted; annotated with {@link Handles}, only those with the payload. A
 * service of this type is added to every session.
 */
@ConsumerType
@FunctionalInterface
public interface PresenceHandler extends Extension {
    /**
     * Handles a presence stanza, on the event loop: it must not block.
     *
     * @throws org.osier.stanza.StanzaErrorException to be sent to whom it is from, at most one for each stanza; for a
     *     client only those who ask to subscribe or probe, for a component all. The other handlers go on
     * @throws Exception is told to the fault hook, or logged now and then, and nothing is sent; the other handlers go on
     */
    void handle(Presence presence, Session session) throws Exception;
}
