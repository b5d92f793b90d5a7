/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.osier.jid.Jid;
import org.osier.session.Extension;
import org.osier.session.Session;

/**
 * A command that a session offers to others. In plain Java {@code session.add(command)} offers it; in OSGi a service of the
 * type {@link Extension} is offered by every session. It needs the {@link CommandsPlugin}, before or after. When it goes,
 * its executions end. Called on the event loop, so nothing of it may block; {@link Stage#later} is for what takes its time.
 */
@ConsumerType
public interface Command extends Extension {
    /** What it is called in the protocol. Of several with one node the one that was added last counts. Asked once. */
    String node();

    /** What it is called for humans. Asked once. */
    String name();

    /** At which of the own addresses it is offered, exactly as it is asked; empty for all of them. Asked once. */
    default Optional<Jid> jid() {
        return Optional.empty();
    }

    /**
     * Who may see and run it; asked again at every stage. If it throws, nobody may. Unless overridden, who has the session's own account. That is
     * nobody at a component.
     *
     * @param requester a full JID; a bare one when it is the own account
     */
    default boolean allows(Jid requester, Session session) {
        return requester.bare().equals(session.jid().bare());
    }

    /** Whether it can be had in a language; in all of them unless overridden (XEP-0050, 3.7). */
    default boolean speaks(String language) {
        return true;
    }

    /**
     * Begins one execution.
     *
     * @return its first stage, or its result
     * @throws Exception as {@link StageHandler#handle} does
     */
    Stage begin(CommandRequest request) throws Exception;
}
