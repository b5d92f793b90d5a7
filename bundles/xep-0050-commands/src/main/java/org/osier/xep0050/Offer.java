/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.session.Session;

/**
 * One command as it was added, perhaps more than once: no two offers are equal. What it is called is asked once, and what it
 * throws when it is asked for permission is a no, so that a faulty one does not spoil the list. Safe for use by many threads.
 */
final class Offer {
    private static final Logger LOG = System.getLogger(Offer.class.getName());

    private final Command command;
    private final String node;
    private final String name;
    private final Optional<Jid> jid;

    Offer(Command command) {
        this.command = command;
        this.node = command.node();
        this.name = command.name();
        this.jid = command.jid();
    }

    Command command() {
        return command;
    }

    String node() {
        return node;
    }

    String name() {
        return name;
    }

    /** The only address that it is for. */
    Optional<Jid> jid() {
        return jid;
    }

    boolean isAt(Jid address) {
        return jid.map(address::equals).orElse(true);
    }

    boolean allows(Jid requester, Session session) {
        try {
            return command.allows(requester, session);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "the command " + this + " failed to say who may run it, so nobody may", e);
            return false;
        }
    }

    /** Node and class of the command. */
    @Override
    public String toString() {
        return node + " of " + command.getClass().getName();
    }
}
