/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.concurrent.CompletionStage;
import org.osier.session.AsyncIqHandler;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;

/** Takes requests for our commands: sees whether there is such a command, and who may have it. Calls it with no lock held. */
final class Responder implements AsyncIqHandler {
    private final OfferedCommands offered;
    private final Executions executions;
    private final Progress progress;

    Responder(OfferedCommands offered, Executions executions) {
        this.offered = offered;
        this.executions = executions;
        this.progress = new Progress(executions);
    }

    @Override
    public CompletionStage<Iq> handle(Iq request, Session session) {
        Asked asked = Asked.of(request, session);
        Action action = asked.action();
        CompletionStage<CommandElement> answer =
                asked.element().session().map(id -> goOn(id, asked, action)).orElseGet(() -> begin(asked, action));
        return answer.thenApply(request::result);
    }

    private CompletionStage<CommandElement> begin(Asked asked, Action action) {
        Offer offer = offered.find(asked.responder(), asked.node())
                .orElseThrow(() -> new StanzaErrorException(Condition.ITEM_NOT_FOUND));
        if (!offer.allows(asked.requester(), asked.session())) {
            throw forbidden();
        }
        if (action != Action.EXECUTE) {
            throw CommandError.BAD_ACTION.because("a command begins with execute");
        }
        if (!asked.language().map(offer.command()::speaks).orElse(true)) {
            throw CommandError.BAD_LOCALE.because("the command cannot be had in this language");
        }
        Execution execution = executions.open(asked.requester(), asked.responder(), offer);
        // Who takes a command away does that first, and then ends what has begun.
        if (!offered.contains(offer)) {
            executions.end(execution);
            throw new StanzaErrorException(Condition.ITEM_NOT_FOUND);
        }
        return progress.begin(execution, asked);
    }

    private CompletionStage<CommandElement> goOn(String id, Asked asked, Action action) {
        Execution execution = executions.find(id, asked.requester(), asked.responder());
        if (!execution.offer().node().equals(asked.node())) {
            throw CommandError.BAD_SESSIONID.because("this execution is of another command");
        }
        if (!execution.offer().allows(asked.requester(), asked.session())) {
            executions.end(execution);
            throw forbidden();
        }
        return action == Action.CANCEL ? progress.cancel(execution) : progress.goOn(execution, asked, action);
    }

    /** XEP-0050, 4.4: of the type cancel, as nobody is asked for credentials. */
    private static StanzaErrorException forbidden() {
        return new StanzaErrorException(StanzaError.of(Condition.FORBIDDEN).withType(StanzaError.Type.CANCEL));
    }
}
