/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osgi.annotation.versioning.ProviderType;
import org.osier.stanza.Iq;
import org.osier.stream.EventHandler;
import org.osier.stream.EventKey;
import org.osier.stream.StanzaFilter;

/** What a plugin has registered with one session. All of it goes when the plugin goes. Safe for use by many threads. */
@ProviderType
public interface Scope {
    /** The session. */
    Session session();

    /** Answers requests of a type whose payload has the qualified name, and shows its namespace as a feature. */
    void handle(Iq.Type type, String namespace, String name, IqHandler handler);

    /** Adds a handler of messages. */
    void onMessage(MessageHandler handler);

    /** Adds a handler of presence. */
    void onPresence(PresenceHandler handler);

    /** Adds an event handler. */
    <T> void on(EventKey<T> event, EventHandler<? super T> handler);

    /** Adds a filter. */
    void filter(StanzaFilter.Stage stage, int order, StanzaFilter filter);

    /** Shows a feature in service discovery. */
    void feature(String feature);

    /** Runs something when the plugin goes, after what was registered later has gone. */
    void onClose(Runnable undo);
}
