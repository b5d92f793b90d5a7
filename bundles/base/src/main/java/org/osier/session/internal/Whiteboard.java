/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osier.session.Extension;
import org.osier.session.IqHandler;
import org.osier.session.MessageHandler;
import org.osier.session.Plugin;
import org.osier.session.PresenceHandler;
import org.osier.session.Session;
import org.osier.stream.Registration;

/**
 * Adds every handler and plugin service to every session service, for as long as both are there. A service with the
 * property {@value #TARGET}, an LDAP filter over the properties of sessions, goes only where the filter matches.
 *
 * <p>Sessions, handlers and plugins may come and go in any order and on any thread.
 */
@Component(service = Whiteboard.class, immediate = true)
public final class Whiteboard {
    private static final Logger LOG = System.getLogger(Whiteboard.class.getName());
    private static final String TARGET = "osier.target";

    private final Map<Session, Map<String, Object>> sessions = new ConcurrentHashMap<>();
    /** By the service itself, which may come under several interfaces: how often, and where it wants to go. */
    private final Map<Extension, Offer> offers = new ConcurrentHashMap<>();

    private final Map<Pair, Attachment> attachments = new ConcurrentHashMap<>();

    private record Offer(int times, String target) {}

    private record Pair(Session session, Extension extension) {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSession(Session session, Map<String, Object> properties) {
        sessions.put(session, properties);
        offers.forEach((extension, offer) -> attach(session, properties, extension, offer));
    }

    void updatedSession(Session session, Map<String, Object> properties) {
        sessions.put(session, properties);
    }

    void removeSession(Session session) {
        sessions.remove(session);
        offers.keySet().forEach(extension -> detach(session, extension));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addIqHandler(IqHandler handler, Map<String, Object> properties) {
        add(handler, properties);
    }

    void removeIqHandler(IqHandler handler) {
        remove(handler);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addMessageHandler(MessageHandler handler, Map<String, Object> properties) {
        add(handler, properties);
    }

    void removeMessageHandler(MessageHandler handler) {
        remove(handler);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPresenceHandler(PresenceHandler handler, Map<String, Object> properties) {
        add(handler, properties);
    }

    void removePresenceHandler(PresenceHandler handler) {
        remove(handler);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPlugin(Plugin<?> plugin, Map<String, Object> properties) {
        add(plugin, properties);
    }

    void removePlugin(Plugin<?> plugin) {
        remove(plugin);
    }

    private void add(Extension extension, Map<String, Object> properties) {
        String target = (String) properties.get(TARGET);
        Offer offer = offers.merge(extension, new Offer(1, target), (old, one) -> new Offer(old.times + 1, old.target));
        sessions.forEach((session, facts) -> attach(session, facts, extension, offer));
    }

    private void remove(Extension extension) {
        Offer left = offers.computeIfPresent(
                extension, (e, offer) -> offer.times == 1 ? null : new Offer(offer.times - 1, offer.target));
        if (left == null) {
            sessions.keySet().forEach(session -> detach(session, extension));
        }
    }

    private void attach(Session session, Map<String, Object> facts, Extension extension, Offer offer) {
        if (!wants(extension, offer, facts)) {
            return;
        }
        Attachment attachment = new Attachment();
        if (attachments.putIfAbsent(new Pair(session, extension), attachment) == null) {
            attachment.open(session, extension);
            // Whoever went meanwhile may have looked before the pair was there.
            if (!sessions.containsKey(session) || !offers.containsKey(extension)) {
                detach(session, extension);
            }
        }
    }

    private static boolean wants(Extension extension, Offer offer, Map<String, Object> facts) {
        try {
            return offer.target == null
                    || FrameworkUtil.createFilter(offer.target).matches(facts);
        } catch (InvalidSyntaxException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} is not added to any session: its property {1} is no LDAP filter: {2}",
                    extension.getClass().getName(),
                    TARGET,
                    e.getMessage());
            return false;
        }
    }

    private void detach(Session session, Extension extension) {
        Attachment attachment = attachments.remove(new Pair(session, extension));
        if (attachment != null) {
            attachment.close();
        }
    }

    /** One service at one session. Its lock is its own, and so a service that blocks holds up nobody else. */
    private static final class Attachment {
        private Registration registration = Registration.NONE;

        synchronized void open(Session session, Extension extension) {
            try {
                registration = session.add(extension);
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, extension.getClass().getName() + " could not be added to " + session.jid(), e);
            }
        }

        synchronized void close() {
            registration.close();
            registration = Registration.NONE;
        }
    }
}
