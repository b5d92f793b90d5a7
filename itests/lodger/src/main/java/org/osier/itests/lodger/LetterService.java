/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.lodger;

import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Component;
import org.osier.session.AsyncIqHandler;
import org.osier.session.Handles;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaErrorException;

/** Answers when whoever asks has answered a question; when it has to go before, with {@code service-unavailable}. */
@Component
@Handles(type = Iq.Type.GET, namespace = Books.NAMESPACE, name = "letter")
public final class LetterService implements AsyncIqHandler {
    @Override
    public CompletionStage<Iq> handle(Iq request, Session session) {
        return session.request(Iq.get(request.from().orElseThrow(), Questions.ANSWERED))
                .handle((reply, failure) -> {
                    if (failure != null) {
                        throw new StanzaErrorException(StanzaError.Condition.SERVICE_UNAVAILABLE);
                    }
                    return request.result();
                });
    }
}
