/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osgi.annotation.versioning.ConsumerType;
import org.osier.stanza.Message;

/**
 * Gets the messages of a session, errors excepted; annotated with {@link Handles}, only those with the payload. A service
 * of this type is added to every session.
 */
@ConsumerType
@FunctionalInterface
public interface MessageHandler extends Extension {
    /**
     * Handles a message, on the event loop: it must not block.
     *
     * @throws org.osier.stanza.StanzaErrorException to be sent to whom it is from, at most one for each stanza; for a
     *     client only normal and chat messages, for a component all. The other handlers go on
     * @throws Exception is told to the fault hook, or logged now and then, and nothing is sent; the other handlers go on
     */
    void handle(Message message, Session session) throws Exception;
}
