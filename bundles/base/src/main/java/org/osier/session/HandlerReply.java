/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.function.Consumer;
import org.osier.stanza.Iq;
import org.osier.stanza.MalformedPayloadException;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;

/**
 * What is sent for what a handler of requests has returned or thrown. Nothing of a failure goes to the peer but a stanza
 * error that was meant for it.
 */
final class HandlerReply {
    private HandlerReply() {}

    /**
     * The one reply.
     *
     * @param reply what was returned, or null
     * @param failure what was thrown, or null
     * @param fault is told what was the handler's own mistake, and not the peer's
     */
    static Iq of(Iq request, Iq reply, Throwable failure, Consumer<Throwable> fault) {
        if (failure instanceof StanzaErrorException e) {
            return request.error(e.error());
        }
        if (failure instanceof MalformedPayloadException) {
            return request.error(StanzaError.of(Condition.BAD_REQUEST));
        }
        // Also of a handler that was called while it was being taken away: to the peer it is gone.
        if (failure instanceof ExtensionGoneException || failure instanceof ScopeClosedException) {
            return request.error(StanzaError.of(Condition.SERVICE_UNAVAILABLE));
        }
        if (failure == null && isReplyTo(request, reply)) {
            return reply;
        }
        fault.accept(failure != null ? failure : noReply(reply));
        // RFC 6120, 8.3.3.21: none of the others, rather than internal-server-error, which blames a server.
        return request.error(StanzaError.of(Condition.UNDEFINED_CONDITION));
    }

    private static Exception noReply(Iq returned) {
        return new IllegalStateException((returned == null ? "null" : "something that is no reply to the request")
                + " was returned; make the reply with request.result()");
    }

    private static boolean isReplyTo(Iq request, Iq reply) {
        try {
            return reply != null
                    && !reply.isRequest()
                    && reply.id().equals(request.id())
                    && reply.to().equals(request.from());
        } catch (IllegalArgumentException e) {
            // Made from an element whose address is none.
            return false;
        }
    }
}
