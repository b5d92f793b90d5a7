/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osier.stream.EventHandler.Delivery;

/** The event handlers of one stream, and the calling of them. */
final class EventTable {
    private static final Logger LOG = System.getLogger(EventTable.class.getName());

    private final Map<EventKey<?>, List<Entry>> handlers = new ConcurrentHashMap<>();
    private final Executor threads;

    EventTable(Executor threads) {
        this.threads = threads;
    }

    /** A handler; its data is checked against the key when the event is raised, by the compiler. */
    private record Entry(EventHandler<Object> handler, Delivery delivery, AtomicBoolean spent, Calls calls) {}

    @SuppressWarnings("unchecked") // Entries are kept under their own key, so only data of its type reaches them.
    <T> Registration add(
            EventKey<T> key,
            Delivery delivery,
            boolean disposable,
            EventHandler<? super T> handler,
            StreamConfig config) {
        Entry entry = new Entry(
                (EventHandler<Object>) handler, delivery, disposable ? new AtomicBoolean() : null, new Calls());
        handlers.computeIfAbsent(key, k -> new CopyOnWriteArrayList<>()).add(entry);
        return () -> {
            remove(key, entry);
            if (!entry.calls().close(config.handlerGrace())) {
                LOG.log(Level.WARNING, "a handler of {0} does not return; it was removed all the same", key.name());
            }
        };
    }

    private void remove(EventKey<?> key, Entry entry) {
        handlers.computeIfPresent(key, (k, entries) -> {
            entries.remove(entry);
            return entries.isEmpty() ? null : entries;
        });
    }

    boolean hasHandlers(EventKey<?> key) {
        return handlers.containsKey(key);
    }

    /** Calls the handlers of an event that are there now, in the order in which they were added. */
    <T> void dispatch(EventKey<T> key, T data) {
        for (Entry entry : handlers.getOrDefault(key, List.of())) {
            if (entry.spent() != null) {
                if (!entry.spent().compareAndSet(false, true)) {
                    continue;
                }
                remove(key, entry);
            }
            if (entry.delivery() == Delivery.THREADED) {
                threads.execute(() -> call(key, entry, data));
            } else {
                call(key, entry, data);
            }
        }
    }

    private static void call(EventKey<?> key, Entry entry, Object data) {
        if (!entry.calls().enter()) {
            return;
        }
        try {
            entry.handler().handle(data);
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "a handler of the event " + key.name() + " failed", e);
        } finally {
            entry.calls().leave();
        }
    }
}
