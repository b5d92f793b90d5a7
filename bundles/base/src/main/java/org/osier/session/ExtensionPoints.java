/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osier.session.internal.Origin;
import org.osier.stream.Registration;

/**
 * Brings extensions of types that base does not know to those who accept them, whichever comes first. No foreign code is
 * called with a lock held. Bounded by what is registered here. Safe for use by many threads.
 */
final class ExtensionPoints {
    private static final Logger LOG = System.getLogger(ExtensionPoints.class.getName());
    private static final Set<Class<?>> KNOWN = Set.of(
            Extension.class,
            IqHandler.class,
            AsyncIqHandler.class,
            MessageHandler.class,
            PresenceHandler.class,
            SessionFilter.class,
            SessionEventHandler.class,
            Plugin.class);

    /** Guards the collections. */
    private final Object lock = new Object();

    private final Set<Point<?>> points = new LinkedHashSet<>();
    private final Set<Offer> offers = new LinkedHashSet<>();
    private final Set<Meeting> meetings = new LinkedHashSet<>();

    /** One extension as it was added, perhaps more than once. */
    private static final class Offer {
        private final Extension extension;

        Offer(Extension extension) {
            this.extension = extension;
        }
    }

    /** One who accepts extensions of a type. */
    private static final class Point<E extends Extension> {
        private final Class<E> type;
        private final Function<? super E, Registration> use;

        Point(Class<E> type, Function<? super E, Registration> use) {
            this.type = type;
            this.use = use;
        }

        boolean accepts(Offer offer) {
            return type.isInstance(offer.extension);
        }

        Registration use(Offer offer) {
            return use.apply(type.cast(offer.extension));
        }
    }

    /** One extension at one point. Opened once; may be closed before that, or while it opens. */
    private static final class Meeting {
        private final Offer offer;
        private final Point<?> point;
        private Registration registration = Registration.NONE;
        private boolean closed;

        Meeting(Offer offer, Point<?> point) {
            this.offer = offer;
            this.point = point;
        }

        private synchronized boolean isClosed() {
            return closed;
        }

        void open() {
            if (isClosed()) {
                return;
            }
            try {
                Registration made = point.use(offer);
                if (!is(made)) {
                    made.close();
                }
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, what() + " failed when it was brought to who accepts it", e);
            }
        }

        private synchronized boolean is(Registration made) {
            if (!closed) {
                registration = made;
            }
            return !closed;
        }

        private synchronized Registration end() {
            Registration ended = registration;
            closed = true;
            registration = Registration.NONE;
            return ended;
        }

        void close() {
            try {
                end().close();
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, what() + " failed when it was taken from who accepts it", e);
            }
        }

        private String what() {
            return Origin.of(offer.extension.getClass()) + ", of type " + point.type.getName() + ",";
        }
    }

    /** Whether it is of a type that somebody may accept: an interface beyond those that base knows. */
    static boolean isOpen(Extension extension) {
        Class<?> type = extension.getClass();
        while (type != null) {
            if (Stream.of(type.getInterfaces()).anyMatch(ExtensionPoints::isOpen)) {
                return true;
            }
            type = type.getSuperclass();
        }
        return false;
    }

    private static boolean isOpen(Class<?> type) {
        return Extension.class.isAssignableFrom(type) && !KNOWN.contains(type);
    }

    <E extends Extension> Registration accept(Class<E> type, Function<? super E, Registration> use) {
        if (!type.isInterface() || !isOpen(type)) {
            throw new IllegalArgumentException(type.getName()
                    + " cannot be accepted: it is no interface that extends Extension, or one of base's own");
        }
        Point<E> point = new Point<>(type, use);
        open(() -> {
            points.add(point);
            return offers.stream().filter(point::accepts).map(offer -> new Meeting(offer, point));
        });
        return () -> close(points, point, meeting -> meeting.point == point);
    }

    Registration offer(Extension extension) {
        Offer offer = new Offer(extension);
        open(() -> {
            offers.add(offer);
            return points.stream().filter(point -> point.accepts(offer)).map(point -> new Meeting(offer, point));
        });
        return () -> close(offers, offer, meeting -> meeting.offer == offer);
    }

    private void open(java.util.function.Supplier<Stream<Meeting>> comes) {
        List<Meeting> opening;
        synchronized (lock) {
            opening = comes.get().toList();
            meetings.addAll(opening);
        }
        opening.forEach(Meeting::open);
    }

    private void close(Collection<?> where, Object who, Predicate<Meeting> concerned) {
        List<Meeting> closing;
        synchronized (lock) {
            where.remove(who);
            closing = new ArrayList<>(meetings.stream().filter(concerned).toList());
            closing.forEach(meetings::remove);
        }
        closing.forEach(Meeting::close);
    }
}
