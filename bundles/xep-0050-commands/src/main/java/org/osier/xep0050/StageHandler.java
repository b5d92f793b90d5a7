/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import org.osgi.annotation.versioning.ConsumerType;
import org.osier.stanza.StanzaErrorException;
import org.osier.xep0004.FormException;

/** Takes what a requester has filled in. */
@ConsumerType
@FunctionalInterface
public interface StageHandler {
    /**
     * Goes on with a command, on the event loop: it must not block.
     *
     * @param request with a form that fits the one that was sent
     * @return the next stage, or the result
     * @throws StanzaErrorException to refuse what was filled in; the execution stays at its stage
     * @throws FormException for the same, by {@link CommandError#BAD_PAYLOAD}
     * @throws Exception anything else is logged and answered with {@code internal-server-error}, and ends the execution
     */
    Stage handle(CommandRequest request) throws Exception;
}
