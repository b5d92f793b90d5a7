/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.osier.session.internal.Origin;

/** One extension at one session, from its adding to its going. Guarded by the lock of its {@link Extensions}. */
final class Candidate {
    /** How far the extension itself is, whatever is wanted of it. */
    enum Phase {
        DOWN,
        ATTACHING,
        ATTACHED,
        DETACHING
    }

    private final Extension extension;
    private final String name;
    private Optional<Class<?>> api = Optional.empty();
    private Set<Class<?>> requires = Set.of();

    /** Whether it has been asked what it is. */
    boolean known;
    /** Until somebody takes it away. */
    boolean offered = true;

    Phase phase = Phase.DOWN;
    /** What is under way; null where nothing is. */
    Step step;
    /** What has been attached, or is being so. */
    Addition addition;
    /** Tells which of two was attached earlier. */
    long attachedAs;
    /** Why it is left alone; null where it is not. */
    Throwable failure;
    /** Who takes it away, and so detaches it; null where nobody does. */
    Thread closer;
    /** Completes when it is away. */
    final CompletableFuture<Void> gone = new CompletableFuture<>();

    Candidate(Extension extension) {
        this.extension = extension;
        this.name = Origin.of(extension.getClass());
    }

    Extension extension() {
        return extension;
    }

    /** Its class and where that comes from, for logs. */
    String name() {
        return name;
    }

    /** The API of a plugin. */
    Optional<Class<?>> api() {
        return api;
    }

    Set<Class<?>> requires() {
        return requires;
    }

    void is(Optional<Class<?>> itsApi, Set<Class<?>> itsRequirements) {
        api = itsApi;
        requires = itsRequirements;
        known = true;
    }

    boolean isPlugin() {
        return api.isPresent();
    }

    boolean isUp() {
        return phase != Phase.DOWN;
    }

    boolean isWanted() {
        return offered && failure == null;
    }

    ExtensionInfo info(ExtensionInfo.State state, Optional<String> trouble) {
        return new ExtensionInfo(extension.getClass().getName(), extension.getClass(), api, state, trouble);
    }

    @Override
    public String toString() {
        return name + " " + phase;
    }
}
