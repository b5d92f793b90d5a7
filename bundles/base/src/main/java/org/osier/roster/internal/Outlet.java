/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.util.concurrent.CompletableFuture;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.Stanza;
import org.osier.stream.EventKey;

/** What rosters need of their session. */
public interface Outlet {
    /** The session's own address. */
    Jid jid();

    /** Whether it is a component, which keeps its rosters itself. */
    boolean isComponent();

    /** Sends, as the session does. */
    void send(Stanza stanza);

    /** Asks, as the session does. */
    CompletableFuture<Iq> request(Iq request);

    /** Raises an event: on the event loop at once, elsewhere in its turn. */
    <T> void raise(EventKey<T> event, T data);

    /** Runs what takes long, on a thread of its own. */
    void aside(Runnable task);
}
