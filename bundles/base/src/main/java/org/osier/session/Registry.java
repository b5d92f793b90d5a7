/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;
import org.osier.stanza.Iq;
import org.osier.stream.EventHandler;
import org.osier.stream.EventKey;
import org.osier.stream.Registration;
import org.osier.stream.StanzaFilter;

/**
 * Where handlers and other extensions of a session are registered. Each stands until its registration is closed, over all
 * connections of the session. Safe for use by many threads.
 */
@ProviderType
public interface Registry {
    /**
     * Adds an extension, all that it is, for as long as the registration stands. It gets a {@link Scope} of its own, with
     * which its handlers are called, and which goes with it. A handler whose class is annotated with {@link Handles} gets
     * only stanzas with that payload; an {@link IqHandler} and an {@link AsyncIqHandler} must be annotated. What is of a
     * type that base does not know is brought to whoever {@linkplain #accept accepts} it, now or later.
     *
     * <p>A {@link Plugin} is attached when all that it {@linkplain Plugin#requires requires} is, and while no other has its
     * API; until then it waits. What it throws then is logged.
     *
     * @throws RuntimeException what the extension throws when it is attached at once; nothing of it is left then
     * @throws IllegalArgumentException when it is nothing that can be added, or the annotation is missing
     */
    Registration add(Extension extension);

    /** Answers requests of a type whose payload has the qualified name, and shows its namespace as a feature. */
    Registration handle(Iq.Type type, String namespace, String name, IqHandler handler);

    /** As {@link #handle}, with answers that may take their time. */
    Registration handleAsync(Iq.Type type, String namespace, String name, AsyncIqHandler handler);

    /** Adds a handler of messages, which may be a lambda. */
    Registration onMessage(MessageHandler handler);

    /** Adds a handler of presence, which may be a lambda. */
    Registration onPresence(PresenceHandler handler);

    /** Adds an event handler that runs on the event loop. */
    <T> Registration on(EventKey<T> event, EventHandler<? super T> handler);

    /** Adds an event handler that runs on a thread of its own, and so may block. */
    <T> Registration onThreaded(EventKey<T> event, EventHandler<? super T> handler);

    /** Adds an event handler that runs once on the event loop, however often the event is raised before it does. */
    <T> Registration once(EventKey<T> event, EventHandler<? super T> handler);

    /** Adds a filter; among those of one stage a lower order comes first, and equals in the order of adding. */
    Registration filter(StanzaFilter.Stage stage, int order, StanzaFilter filter);

    /** Shows a feature in service discovery. */
    Registration feature(String feature);

    /**
     * Runs a task once, on the event loop.
     *
     * @param delay from now; may be zero, not negative
     */
    Registration after(Duration delay, Runnable task);

    /**
     * Runs a task again and again on the event loop, the first time one period from now, without drift.
     *
     * @param period more than zero
     */
    Registration every(Duration period, Runnable task);

    /**
     * Takes extensions of a type that base does not know: every one that is added to this session, before or after, is
     * brought to the point once. What the point returns is closed when the extension goes or the acceptance is closed;
     * then the extension waits for the next who accepts its type. Called on any thread, with no lock held; what the point
     * throws is logged, and the extension is not brought to it again.
     *
     * @param type an interface that extends {@link Extension}
     * @param point makes use of one extension, and returns what undoes that
     * @throws IllegalArgumentException when the type is no such interface, or known to base
     */
    <E extends Extension> Registration accept(Class<E> type, Function<? super E, Registration> point);
}
