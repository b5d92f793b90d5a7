/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.osier.client.StreamFeature.Outcome;
import org.osier.stream.Connection;
import org.osier.stream.ConnectionException;
import org.osier.stream.Registration;
import org.osier.stream.XmppException;
import org.osier.xml.Element;
import org.osier.xml.QName;

/** The stream features that were added to a client. Safe for use by many threads. */
final class StreamFeatures {
    private final List<Added> all = new CopyOnWriteArrayList<>();

    /** One of them, as it was when it was added. Two are never equal. */
    private static final class Added {
        private final StreamFeature feature;
        private final QName name;
        private final int order;

        Added(StreamFeature feature) {
            this.feature = feature;
            this.name = feature.name();
            this.order = feature.order();
        }
    }

    Registration add(StreamFeature feature) {
        Added added = new Added(feature);
        all.add(added);
        return () -> all.remove(added);
    }

    /** Those that are there now, for one connection. */
    Turns begin(Connection connection, Supplier<Element> restart) {
        List<Added> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(added -> added.order));
        return new Turns(sorted, connection, restart);
    }

    /** The negotiations on one connection, in their order. For use by one thread. */
    static final class Turns {
        private final List<Added> left;
        private final Connection connection;
        private final Supplier<Element> restart;
        private Optional<Outcome.Bound> bound = Optional.empty();

        private Turns(List<Added> left, Connection connection, Supplier<Element> restart) {
            this.left = left;
            this.connection = connection;
            this.restart = restart;
        }

        /** The session, where a feature has made one. */
        Optional<Outcome.Bound> bound() {
            return bound;
        }

        /** Negotiates what is offered and comes before an order; returns what is offered after that. */
        Element upTo(int order, Element features) {
            Element offered = features;
            Optional<Added> next = next(order, offered);
            while (next.isPresent() && bound.isEmpty()) {
                left.remove(next.get());
                offered = after(negotiate(next.get(), offered), offered);
                next = next(order, offered);
            }
            return offered;
        }

        private Optional<Added> next(int order, Element offered) {
            return left.stream()
                    .filter(added ->
                            added.order < order && offer(added, offered).isPresent())
                    .findFirst();
        }

        private static Optional<Element> offer(Added added, Element offered) {
            return offered.child(added.name.namespace(), added.name.local());
        }

        private Element after(Outcome outcome, Element offered) {
            if (outcome instanceof Outcome.Bound session) {
                bound = Optional.of(session);
            }
            return outcome instanceof Outcome.Restart ? restart.get() : offered;
        }

        private Outcome negotiate(Added added, Element offered) {
            try {
                return added.feature.negotiate(offer(added, offered).orElseThrow(), connection);
            } catch (XmppException e) {
                throw e;
            } catch (RuntimeException | LinkageError e) {
                throw new ConnectionException(
                        "the stream feature " + added.feature.getClass().getName() + " failed: " + e, e);
            }
        }
    }
}
