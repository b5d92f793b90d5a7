/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.osier.jid.Jid;
import org.osier.loopback.LoopbackSession;
import org.osier.stream.Connection;
import org.osier.stream.ConnectionException;
import org.osier.stream.StreamError;
import org.osier.stream.StreamError.Condition;
import org.osier.xml.Element;

/**
 * Takes what all sessions send, one stanza at a time, and sees that it goes where it belongs.
 *
 * <p>Why this cannot deadlock: all state is under one lock, and who holds it never waits, because stanzas are
 * {@linkplain org.osier.stream.XmlStream#offer offered} to send queues. (A component that finds its address taken waits
 * for it, but gives the lock away meanwhile.) Only afterwards, without the lock, does the sender's event loop wait until
 * its receivers have caught up, so that TCP slows a fast sender down. That is a wait for the receiver's writer, which
 * itself waits for the receiving client and for nothing in here; and it is bounded by {@code patience}, after which the
 * receiver loses its stream. Two clients that send to each other and read nothing are parted like that, while all others
 * go on.
 *
 * <p>Safe for use by many threads.
 */
final class Router {
    /** With more than this before it, a receiver is waited for. */
    static final int PACE = 256;

    private static final Duration VACANCY = Duration.ofMillis(500);

    private final ReentrantLock lock = new ReentrantLock();
    private final java.util.concurrent.locks.Condition changed = lock.newCondition();
    private final Duration patience;
    private final Directory directory = new Directory();
    private final Deliveries deliveries = new Deliveries(directory);
    private final Departures departures;
    private final Inbound inbound;
    private boolean closed;

    Router(Settings settings) {
        this.patience = settings.patience();
        Rosters rosters = Rosters.of(settings);
        Presences presences = new Presences(directory, deliveries, rosters);
        RosterService roster = new RosterService(directory, deliveries, rosters, presences);
        Routes routes = new Routes(
                Jid.of(settings.domain()), settings.components().keySet(), directory, deliveries, presences, roster);
        this.departures = new Departures(directory, presences);
        this.inbound = new Inbound(routes, deliveries, departures);
    }

    /**
     * Starts a session on a connection that has logged in.
     *
     * @param welcome is sent before anything else can be
     * @return why it may not start, if so; the connection is then still the caller's
     */
    Optional<Condition> enter(Endpoint endpoint, Connection connection, Element welcome) {
        AtomicReference<Condition> refusal = new AtomicReference<>();
        exclusively(() -> {
            refusal.set(obstacle(endpoint));
            if (refusal.get() == null) {
                start(endpoint, connection, welcome);
            }
        });
        return Optional.ofNullable(refusal.get());
    }

    private Condition obstacle(Endpoint endpoint) {
        // XEP-0114, 3: a second component with the same domain is refused.
        boolean vacant = !(endpoint instanceof ComponentEndpoint) || becomesVacant(endpoint.jid());
        if (closed) {
            return Condition.SYSTEM_SHUTDOWN;
        }
        return vacant ? null : Condition.CONFLICT;
    }

    /** Who reconnects may be faster than the news that the connection before has ended, and never tries again. */
    private boolean becomesVacant(Jid jid) {
        try {
            long left = VACANCY.toNanos();
            while (!closed && directory.at(jid).isPresent() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return directory.at(jid).isEmpty();
    }

    private void start(Endpoint endpoint, Connection connection, Element welcome) {
        // RFC 6120, 7.7.2.2: of two clients that want the same resource, the later one gets it.
        directory
                .at(endpoint.jid())
                .ifPresent(old -> departures.expel(old, Condition.CONFLICT, "this resource was bound once more"));
        directory.add(endpoint);
        endpoint.stream().run(connection);
        deliveries.to(endpoint, welcome);
    }

    /** Takes an element that a session has sent; called on the event loop of its stream. */
    void receive(Endpoint sender, Element element) {
        Set<Endpoint> receivers = exclusively(() -> {
            if (directory.contains(sender)) {
                inbound.handle(sender, element);
            }
        });
        for (Endpoint receiver : receivers) {
            keepPaceWith(receiver);
        }
    }

    private void keepPaceWith(Endpoint receiver) {
        try {
            if (!receiver.stream().awaitSent(PACE, patience)) {
                exclusively(() -> departures.expel(receiver, Condition.RESOURCE_CONSTRAINT, "you read too slowly"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets a session whose connection has ended. */
    void leave(Endpoint endpoint) {
        exclusively(() -> departures.leave(endpoint));
    }

    /** Returns who was sent anything. */
    private Set<Endpoint> exclusively(Runnable work) {
        lock.lock();
        try {
            work.run();
            // What the others are told of those who go may be too much for the next.
            for (List<Endpoint> full = deliveries.takeOverrun(); !full.isEmpty(); full = deliveries.takeOverrun()) {
                full.forEach(e -> departures.expel(e, Condition.RESOURCE_CONSTRAINT, "you read too slowly"));
            }
            changed.signalAll();
            return deliveries.takeReceivers();
        } finally {
            lock.unlock();
        }
    }

    List<LoopbackSession> sessions() {
        lock.lock();
        try {
            return directory.all().stream()
                    .map(e -> new LoopbackSession(e.jid(), e.streamId(), e.isAvailable()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Cuts the connection of a session, which is then gone for everybody. */
    boolean drop(Jid jid) {
        AtomicBoolean found = new AtomicBoolean();
        exclusively(() -> directory.at(jid).ifPresent(endpoint -> {
            found.set(true);
            departures.leave(endpoint);
            endpoint.stream().abort(new ConnectionException("dropped on request", null));
        }));
        return found.get();
    }

    /** Lets nobody in any more and ends all sessions; completes when the last connection has ended. */
    CompletableFuture<Void> close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            StreamError goodbye = StreamError.of(Condition.SYSTEM_SHUTDOWN);
            List<Endpoint> all = directory.all();
            all.forEach(directory::remove);
            return CompletableFuture.allOf(
                    all.stream().map(e -> e.stream().fail(goodbye)).toArray(CompletableFuture[]::new));
        } finally {
            lock.unlock();
        }
    }
}
