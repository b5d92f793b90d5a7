/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.osier.jid.Jid;
import org.osier.session.Scope;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.Ids;

/**
 * The open executions of one session's commands, by ids that cannot be guessed. Bounded in all and for each requester; ids
 * of those that ended are remembered, as many as may be open. Safe for use by many threads.
 */
final class Executions {
    private final Scope scope;
    private final CommandLimits limits;
    private final Ids ids = new Ids();
    private final Map<String, Execution> open = new LinkedHashMap<>();
    /** Ids with their requesters, the oldest first. */
    private final Map<String, Jid> ended = new LinkedHashMap<>();

    Executions(Scope scope, CommandLimits limits) {
        this.scope = scope;
        this.limits = limits;
    }

    /** Opens one; refuses with {@code resource-constraint} what would be too many. */
    synchronized Execution open(Jid requester, Jid responder, Offer offer) {
        long own = open.values().stream()
                .filter(other -> other.requester().bare().equals(requester.bare()))
                .count();
        if (open.size() >= limits.executions() || own >= limits.perRequester()) {
            throw new StanzaErrorException(StanzaError.of(
                    Condition.RESOURCE_CONSTRAINT, "too many commands are being executed; cancel one, or try later"));
        }
        Execution execution = new Execution(ids.next(), requester, responder, offer, limits.stages());
        open.put(execution.id(), execution);
        return execution;
    }

    /** The one of an id; to everybody but its own requester there is none. */
    synchronized Execution find(String id, Jid requester, Jid responder) {
        Execution execution = open.get(id);
        if (execution != null && execution.isBetween(requester, responder)) {
            return execution;
        }
        if (requester.equals(ended.get(id))) {
            throw Execution.expired();
        }
        throw CommandError.BAD_SESSIONID.because("there is no such execution");
    }

    synchronized int size() {
        return open.size();
    }

    /** Ends an execution that waits longer than this for its requester, or its command. */
    void await(Execution execution, boolean command) {
        Duration time = command ? limits.answer() : limits.idle();
        execution.limit(scope.after(time, () -> end(execution)));
    }

    /** Takes it out of the table, so that nobody can go on with it. */
    synchronized void close(Execution execution) {
        if (open.remove(execution.id()) != null) {
            ended.put(execution.id(), execution.requester());
            Iterator<String> oldest = ended.keySet().iterator();
            if (ended.size() > limits.executions()) {
                oldest.next();
                oldest.remove();
            }
        }
    }

    void end(Execution execution) {
        close(execution);
        execution.end();
    }

    void endAll(Predicate<Execution> which) {
        List<Execution> ending;
        synchronized (this) {
            ending = open.values().stream().filter(which).toList();
        }
        ending.forEach(this::end);
    }
}
