/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import org.osier.stanza.Iq;
import org.osier.stream.EventHandler;
import org.osier.stream.EventKey;
import org.osier.stream.Registration;
import org.osier.stream.StanzaFilter;

/** The scope of one plugin at one session: remembers each registration and closes them in reverse order. */
final class PluginScope implements Scope {
    private static final Logger LOG = System.getLogger(PluginScope.class.getName());

    private final Session session;
    private final Deque<Registration> registrations = new ArrayDeque<>();
    private boolean closed;

    PluginScope(Session session) {
        this.session = session;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public void handle(Iq.Type type, String namespace, String name, IqHandler handler) {
        keep(session.handle(type, namespace, name, handler));
    }

    @Override
    public void onMessage(MessageHandler handler) {
        keep(session.onMessage(handler));
    }

    @Override
    public void onPresence(PresenceHandler handler) {
        keep(session.onPresence(handler));
    }

    @Override
    public <T> void on(EventKey<T> event, EventHandler<? super T> handler) {
        keep(session.on(event, handler));
    }

    @Override
    public void filter(StanzaFilter.Stage stage, int order, StanzaFilter filter) {
        keep(session.filter(stage, order, filter));
    }

    @Override
    public void feature(String feature) {
        keep(session.feature(feature));
    }

    @Override
    public void onClose(Runnable undo) {
        keep(undo::run);
    }

    private void keep(Registration registration) {
        synchronized (registrations) {
            if (!closed) {
                registrations.push(registration);
                return;
            }
        }
        registration.close();
        throw new IllegalStateException("the plugin has been removed from this session; it can register nothing more");
    }

    /** Closes all of it, the latest first. What fails is logged, and the rest goes on. */
    void close() {
        for (Registration next = takeLatest(); next != null; next = takeLatest()) {
            try {
                next.close();
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, "a plugin failed while it was removed from " + session.jid(), e);
            }
        }
    }

    private Registration takeLatest() {
        synchronized (registrations) {
            closed = true;
            return registrations.poll();
        }
    }
}
