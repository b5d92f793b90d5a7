/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osgi.annotation.versioning.ConsumerType;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaErrorException;

/** Answers requests. Annotated with {@link Handles}; a service of this type is added to every session. */
@ConsumerType
@FunctionalInterface
public interface IqHandler extends Extension {
    /**
     * Answers a request, on the event loop: it must not block.
     *
     * @param request an iq of type get or set
     * @param session the session that it came over
     * @return the reply, made with {@link Iq#result} or {@link Iq#error}
     * @throws StanzaErrorException to be answered with its error
     * @throws Exception anything else is logged, and answered with {@code undefined-condition}
     */
    Iq handle(Iq request, Session session) throws Exception;
}
