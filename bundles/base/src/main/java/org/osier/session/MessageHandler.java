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
     * @throws Exception is logged; the other handlers go on
     */
    void handle(Message message, Session session) throws Exception;
}
