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
 *
 * <p>An answer may take two minutes. Then the request is answered with {@code resource-constraint} (try again later), as
 * are those that come while 1,000 of a session, or 100 of one peer, are being answered. When the handler is removed, what
 * is open is answered with {@code service-unavailable}; when the session is over, with nothing. Answers that come after
 * that go nowhere.
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
     * @throws org.osier.stanza.MalformedPayloadException to be answered with {@code bad-request}: it is the peer's mistake
     * @throws Exception anything else is the handler's own mistake: it is told to the fault hook, or logged now and then,
     *     and answered with {@code undefined-condition}, without a word of it
     */
    CompletionStage<Iq> handle(Iq request, Session session) throws Exception;
}
