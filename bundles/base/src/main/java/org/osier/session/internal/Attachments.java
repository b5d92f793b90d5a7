/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osier.session.Extension;
import org.osier.session.Session;
import org.osier.stream.Registration;

/**
 * Which extensions belong to which sessions, and the adding of them for as long as both are there. An extension with the
 * property {@value #TARGET}, an LDAP filter over the properties of sessions, goes only where the filter matches.
 *
 * <p>Sessions and extensions may come and go in any order. Safe for use by many threads.
 */
final class Attachments {
    private static final Logger LOG = System.getLogger(Attachments.class.getName());
    private static final String TARGET = "osier.target";

    /** Guards all three maps. Nobody else's code is called under it. */
    private final Object lock = new Object();

    private final IdentityHashMap<Session, Map<String, Object>> sessions = new IdentityHashMap<>();
    private final IdentityHashMap<Extension, Offer> offers = new IdentityHashMap<>();
    private final Map<Pair, Attachment> attachments = new HashMap<>();

    /** A service, which may come under several interfaces: how often, and where it wants to go. */
    private record Offer(int times, Predicate<Map<String, Object>> target) {}

    /** Equal only for the very same objects, whatever those hold for equal. */
    private record Pair(Session session, Extension extension) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Pair that && session == that.session && extension == that.extension;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(session) + System.identityHashCode(extension);
        }
    }

    /** A session is there, or its properties have changed. */
    void session(Session session, Map<String, Object> properties) {
        synchronized (lock) {
            sessions.put(session, properties);
        }
        settle(session);
    }

    /** A session has gone. */
    void remove(Session session) {
        synchronized (lock) {
            sessions.remove(session);
        }
        settle(session);
    }

    /** An extension is there, perhaps not for the first time. */
    void add(Extension extension, Map<String, Object> properties) {
        Predicate<Map<String, Object>> target = target(extension, properties.get(TARGET));
        synchronized (lock) {
            offers.merge(extension, new Offer(1, target), (old, one) -> new Offer(old.times + 1, old.target));
        }
        settle(extension);
    }

    /** An extension has gone, as often as it was there. */
    void remove(Extension extension) {
        synchronized (lock) {
            offers.computeIfPresent(
                    extension, (e, offer) -> offer.times == 1 ? null : new Offer(offer.times - 1, offer.target));
        }
        settle(extension);
    }

    private static Predicate<Map<String, Object>> target(Extension extension, Object filter) {
        if (filter == null) {
            return facts -> true;
        }
        try {
            return FrameworkUtil.createFilter(filter.toString())::matches;
        } catch (InvalidSyntaxException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} is not added to any session: its property {1} is no LDAP filter: {2}",
                    extension.getClass().getName(),
                    TARGET,
                    e.getMessage());
            return facts -> false;
        }
    }

    private void settle(Session session) {
        settle(pair -> pair.session == session, () -> offers.keySet().stream().map(e -> new Pair(session, e)));
    }

    private void settle(Extension extension) {
        settle(
                pair -> pair.extension == extension,
                () -> sessions.keySet().stream().map(session -> new Pair(session, extension)));
    }

    /** Settles pairs that may be wanted, and those that are attached though one of the two has gone meanwhile. */
    private void settle(Predicate<Pair> concerned, Supplier<Stream<Pair>> wanted) {
        List<Pair> pairs;
        synchronized (lock) {
            pairs = Stream.concat(wanted.get(), attachments.keySet().stream().filter(concerned))
                    .distinct()
                    .toList();
        }
        pairs.forEach(this::settle);
    }

    /** Brings the pair into the state in which it should be now. */
    private void settle(Pair pair) {
        Attachment opening = null;
        Attachment closing = null;
        synchronized (lock) {
            if (!belongs(pair)) {
                closing = attachments.remove(pair);
            } else if (!attachments.containsKey(pair)) {
                opening = new Attachment();
                attachments.put(pair, opening);
            }
        }
        if (opening != null) {
            opening.open(pair);
        } else if (closing != null) {
            closing.close();
        }
    }

    private boolean belongs(Pair pair) {
        Map<String, Object> facts = sessions.get(pair.session);
        Offer offer = offers.get(pair.extension);
        return facts != null && offer != null && offer.target.test(facts);
    }

    /** One service at one session. Its lock is its own, and so a service that blocks holds up nobody else. */
    private static final class Attachment {
        private Registration registration = Registration.NONE;
        private boolean closed;

        synchronized void open(Pair pair) {
            if (closed) {
                return;
            }
            try {
                registration = pair.session.add(pair.extension);
            } catch (RuntimeException | LinkageError e) {
                String name = pair.extension.getClass().getName();
                LOG.log(Level.WARNING, name + " could not be added to " + pair.session.jid(), e);
            }
        }

        synchronized void close() {
            closed = true;
            registration.close();
            registration = Registration.NONE;
        }
    }
}
