/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osier.session.Extension;
import org.osier.session.Offering;
import org.osier.session.Session;

/**
 * Which extensions belong to which sessions, and the adding of them for as long as both are there. An extension with the
 * property {@value #TARGET}, an LDAP filter over the properties of sessions, goes only where the filter matches.
 *
 * <p>Sessions and extensions may come and go in any order. Safe for use by many threads.
 */
final class Attachments {
    private static final Logger LOG = System.getLogger(Attachments.class.getName());
    private static final String TARGET = "osier.target";
    /** How long whoever registers a service waits until it is attached; one that blocks must not hold the framework. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** How long whoever takes a service away waits until it is gone; a little longer than a session takes at most. */
    private static final Duration UNTIL_GONE = Duration.ofSeconds(15);

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

    /** A session is there. */
    void add(Session session, Map<String, Object> properties) {
        know(session, properties);
        await(settle(session), PATIENCE);
    }

    /** The properties of a session have changed, on a thread that has other things to do. */
    void update(Session session, Map<String, Object> properties) {
        know(session, properties);
        settle(session);
    }

    private void know(Session session, Map<String, Object> properties) {
        synchronized (lock) {
            sessions.put(session, properties);
        }
    }

    /** A session has gone. */
    void remove(Session session) {
        synchronized (lock) {
            sessions.remove(session);
        }
        await(settle(session), UNTIL_GONE);
    }

    /** An extension is there, perhaps not for the first time. */
    void add(Extension extension, Map<String, Object> properties) {
        Predicate<Map<String, Object>> target = target(extension, properties.get(TARGET));
        synchronized (lock) {
            offers.merge(extension, new Offer(1, target), (old, one) -> new Offer(old.times + 1, old.target));
        }
        await(settle(extension), PATIENCE);
    }

    /** An extension has gone, as often as it was there. */
    void remove(Extension extension) {
        synchronized (lock) {
            offers.computeIfPresent(
                    extension, (e, offer) -> offer.times == 1 ? null : new Offer(offer.times - 1, offer.target));
        }
        await(settle(extension), UNTIL_GONE);
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
                    Origin.of(extension.getClass()),
                    TARGET,
                    e.getMessage());
            return facts -> false;
        }
    }

    private List<CompletableFuture<Void>> settle(Session session) {
        return settle(
                pair -> pair.session == session, () -> offers.keySet().stream().map(e -> new Pair(session, e)));
    }

    private List<CompletableFuture<Void>> settle(Extension extension) {
        return settle(
                pair -> pair.extension == extension,
                () -> sessions.keySet().stream().map(session -> new Pair(session, extension)));
    }

    /** Settles pairs that may be wanted, and those that are attached though one of the two has gone meanwhile. */
    private List<CompletableFuture<Void>> settle(Predicate<Pair> concerned, Supplier<Stream<Pair>> wanted) {
        List<Pair> pairs;
        synchronized (lock) {
            pairs = Stream.concat(wanted.get(), attachments.keySet().stream().filter(concerned))
                    .distinct()
                    .toList();
        }
        return pairs.stream().map(this::settle).toList();
    }

    /** Begins to bring the pair into the state in which it should be now; completes when it is. */
    private CompletableFuture<Void> settle(Pair pair) {
        Attachment opening = null;
        Attachment closing = null;
        synchronized (lock) {
            if (!belongs(pair)) {
                closing = attachments.remove(pair);
            } else if (!attachments.containsKey(pair)) {
                opening = new Attachment(pair);
                attachments.put(pair, opening);
            }
        }
        if (opening != null) {
            return opening.open();
        }
        return closing == null ? CompletableFuture.completedFuture(null) : closing.close();
    }

    /** Waits for all of them, but not for ever: the caller is somebody who registers a service, or takes one away. */
    private static void await(List<CompletableFuture<Void>> all, Duration patience) {
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.DEBUG, "went on after {0} s; the session will tell who blocks", patience.toSeconds());
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "an extension could not be offered or taken away", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean belongs(Pair pair) {
        Map<String, Object> facts = sessions.get(pair.session);
        Offer offer = offers.get(pair.extension);
        return facts != null && offer != null && offer.target.test(facts);
    }

    /** One service at one session. Opened once; may be closed before that, or while it opens. */
    private static final class Attachment {
        private final Pair pair;
        private final CompletableFuture<Void> gone = new CompletableFuture<>();
        private boolean opening;
        private boolean closed;
        private Offering offering;

        Attachment(Pair pair) {
            this.pair = pair;
        }

        CompletableFuture<Void> open() {
            if (!begin()) {
                return gone;
            }
            Offering made = pair.session.offer(pair.extension);
            if (is(made)) {
                return made.settled();
            }
            return end(made);
        }

        private synchronized boolean begin() {
            opening = !closed;
            return opening;
        }

        private synchronized boolean is(Offering made) {
            offering = made;
            return !closed;
        }

        /** Completes when it is closed, by whomever. */
        CompletableFuture<Void> close() {
            Offering ended;
            synchronized (this) {
                closed = true;
                ended = offering;
                if (!opening) {
                    gone.complete(null);
                }
            }
            return ended == null ? gone : end(ended);
        }

        private CompletableFuture<Void> end(Offering ended) {
            return ended.closeAsync().thenRun(() -> gone.complete(null));
        }
    }
}
