/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.osier.stream.EventHandler.Delivery;

/** The event handlers of one stream, and the calling of them. Safe for use by many threads. */
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
            EventKey<T> key, Delivery delivery, boolean disposable, EventHandler<? super T> handler, Duration grace) {
        Entry entry = new Entry(
                (EventHandler<Object>) handler, delivery, disposable ? new AtomicBoolean() : null, new Calls());
        handlers.merge(key, List.of(entry), EventTable::both);
        return entry.calls().removal(() -> remove(key, entry), grace, "a handler of " + key.name());
    }

    private static List<Entry> both(List<Entry> first, List<Entry> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private void remove(EventKey<?> key, Entry entry) {
        handlers.computeIfPresent(key, (k, entries) -> {
            List<Entry> rest = entries.stream()
                    .filter(other -> other.calls() != entry.calls())
                    .toList();
            return rest.isEmpty() ? null : rest;
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
                start(key, entry, data);
            } else {
                call(key, entry, data);
            }
        }
    }

    private void start(EventKey<?> key, Entry entry, Object data) {
        try {
            threads.execute(() -> call(key, entry, data));
        } catch (Throwable e) {
            Faults.log(LOG, "no thread for a handler of the event " + key.name(), e);
        }
    }

    private static void call(EventKey<?> key, Entry entry, Object data) {
        if (!entry.calls().enter()) {
            return;
        }
        try {
            entry.handler().handle(data);
        } catch (Throwable e) {
            Faults.log(LOG, "a handler of the event " + key.name() + " failed", e);
        } finally {
            entry.calls().leave();
        }
    }
}
