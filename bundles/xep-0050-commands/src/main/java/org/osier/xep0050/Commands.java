/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.osier.jid.Jid;

/**
 * The commands of others, as one session runs them (XEP-0050); had from {@code session.plugin(Commands.class)}. What goes
 * wrong on the way fails the futures as {@link org.osier.session.Session#request} says; {@link CommandError#of} tells the
 * reasons that are peculiar to commands. Safe for use by many threads.
 */
@ProviderType
public interface Commands {
    /**
     * Asks which commands somebody offers to us. Those that it offers in another's name are left out (XEP-0050, 5).
     *
     * @throws IllegalStateException when the session has no service discovery
     */
    CompletableFuture<List<CommandItem>> list(Jid responder);

    /** {@link #execute(Jid, String, Duration)} with half a minute for each answer. */
    CompletableFuture<CommandStep> execute(Jid responder, String node);

    /**
     * Begins a command. The result is its first stage, from which the others follow.
     *
     * @param responder who offers it: a full JID, a component or a server
     * @param node which command
     * @param timeout how long each stage may take to be answered
     */
    CompletableFuture<CommandStep> execute(Jid responder, String node, Duration timeout);
}
