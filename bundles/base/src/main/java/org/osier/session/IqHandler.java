/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osgi.annotation.versioning.ConsumerType;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaErrorException;

/**
 * Answers requests. Annotated with {@link Handles}; a service of this type is added to every session. Where several handle
 * the same payload the one that was added first answers, and the others are not asked.
 */
@ConsumerType
@FunctionalInterface
public interface IqHandler extends Extension {
    /**
     * Answers a request, on the event loop: it must not block.
     *
     * @param request an iq of type get or set
     * @param session the session that it came over
     * @return the reply, made with {@link Iq#result} or {@link Iq#error}; of no account when the handler has sent one by hand
     * @throws StanzaErrorException to be answered with its error
     * @throws org.osier.stanza.MalformedPayloadException to be answered with {@code bad-request}: it is the peer's mistake
     * @throws Exception anything else is the handler's own mistake: it is told to the fault hook, or logged now and then,
     *     and answered with {@code undefined-condition}, without a word of it
     */
    Iq handle(Iq request, Session session) throws Exception;
}
