/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.lodger;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Component;
import org.osier.session.AsyncIqHandler;
import org.osier.session.Handles;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaErrorException;

/** Answers after a while; what it has promised when it goes, nobody keeps but the session. */
@Component
@Handles(type = Iq.Type.GET, namespace = Books.NAMESPACE, name = "promise")
public final class PromiseService implements AsyncIqHandler {
    /** At the rate of the traffic that makes about five open promises, far less than one peer may have. */
    private static final Duration WHILE = Duration.ofMillis(30);

    @Override
    public CompletionStage<Iq> handle(Iq request, Session session) {
        CompletableFuture<Iq> promise = new CompletableFuture<>();
        try {
            session.after(WHILE, () -> promise.complete(request.result()));
        } catch (IllegalStateException gone) {
            // Called while the scope was being closed.
            throw new StanzaErrorException(StanzaError.Condition.SERVICE_UNAVAILABLE);
        }
        return promise;
    }
}
