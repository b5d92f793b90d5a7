/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaErrorException;

/**
 * Answers requests whose answer takes its time. Annotated with {@link Handles}; a service of this type is added to every
 * session.
 */
@ConsumerType
@FunctionalInterface
public interface AsyncIqHandler extends Extension {
    /**
     * Begins to answer a request, on the event loop: it must not block.
     *
     * @param request an iq of type get or set
     * @param session the session that it came over, as this extension sees it
     * @return completes with the reply, made with {@link Iq#result} or {@link Iq#error}, on any thread; or fails, as
     *     below
     * @throws StanzaErrorException to be answered with its error
     * @throws Exception anything else is logged, and answered with {@code undefined-condition}
     */
    CompletionStage<Iq> handle(Iq request, Session session) throws Exception;
}
