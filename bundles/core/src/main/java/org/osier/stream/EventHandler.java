/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

/**
 * Called when an event is raised.
 *
 * @param <T> the type of the event's data
 */
@FunctionalInterface
public interface EventHandler<T> extends Owned {
    /**
     * Handles an event; {@code data} is null where it was raised without.
     *
     * @throws Exception is told to the {@link FaultHook} or logged; the other handlers and the stream go on
     */
    void handle(T data) throws Exception;

    /** On which thread a handler runs. */
    enum Delivery {
        /** On the event loop, in order with stanzas and other events. */
        QUEUED,
        /** On a thread of its own, so that it may take its time and block; begun in order. */
        THREADED,
        /** On the thread that raises the event, at once and before any queued one; must not block. */
        DIRECT
    }
}
