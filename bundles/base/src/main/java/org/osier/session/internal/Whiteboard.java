/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session.internal;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osier.session.AsyncIqHandler;
import org.osier.session.Extension;
import org.osier.session.IqHandler;
import org.osier.session.MessageHandler;
import org.osier.session.Plugin;
import org.osier.session.PresenceHandler;
import org.osier.session.Session;
import org.osier.session.SessionEventHandler;
import org.osier.session.SessionFilter;

/**
 * Adds every extension service to every session service, for as long as both are there; see {@link Attachments}. What base
 * knows comes as a service of its own type, and all else as {@link Extension}.
 */
@Component(service = Whiteboard.class, immediate = true)
public final class Whiteboard {
    private final Attachments attachments = new Attachments();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSession(Session session, Map<String, Object> properties) {
        attachments.add(session, properties);
    }

    void updatedSession(Session session, Map<String, Object> properties) {
        attachments.update(session, properties);
    }

    void removeSession(Session session) {
        attachments.remove(session);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addIqHandler(IqHandler handler, Map<String, Object> properties) {
        attachments.add(handler, properties);
    }

    void removeIqHandler(IqHandler handler) {
        attachments.remove(handler);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addAsyncIqHandler(AsyncIqHandler handler, Map<String, Object> properties) {
        attachments.add(handler, properties);
    }

    void removeAsyncIqHandler(AsyncIqHandler handler) {
        attachments.remove(handler);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addMessageHandler(MessageHandler handler, Map<String, Object> properties) {
        attachments.add(handler, properties);
    }

    void removeMessageHandler(MessageHandler handler) {
        attachments.remove(handler);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPresenceHandler(PresenceHandler handler, Map<String, Object> properties) {
        attachments.add(handler, properties);
    }

    void removePresenceHandler(PresenceHandler handler) {
        attachments.remove(handler);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSessionFilter(SessionFilter filter, Map<String, Object> properties) {
        attachments.add(filter, properties);
    }

    void removeSessionFilter(SessionFilter filter) {
        attachments.remove(filter);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSessionEventHandler(SessionEventHandler<?> handler, Map<String, Object> properties) {
        attachments.add(handler, properties);
    }

    void removeSessionEventHandler(SessionEventHandler<?> handler) {
        attachments.remove(handler);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPlugin(Plugin<?> plugin, Map<String, Object> properties) {
        attachments.add(plugin, properties);
    }

    void removePlugin(Plugin<?> plugin) {
        attachments.remove(plugin);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addExtension(Extension extension, Map<String, Object> properties) {
        attachments.add(extension, properties);
    }

    void removeExtension(Extension extension) {
        attachments.remove(extension);
    }
}
