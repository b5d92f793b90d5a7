/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

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
    /** By the event's name. */
    private final Map<String, List<Entry>> handlers = new ConcurrentHashMap<>();

    private final Executor threads;
    private final Loops loops;
    private final Duration grace;

    EventTable(Executor threads, Loops loops, Duration grace) {
        this.threads = threads;
        this.loops = loops;
        this.grace = grace;
    }

    /** A handler; {@code type} is null where it takes the event with data of any type. */
    private record Entry(
            String title,
            Class<?> type,
            EventHandler<Object> handler,
            Delivery delivery,
            AtomicBoolean spent,
            Calls calls) {
        boolean wants(EventKey<?> key) {
            return type == null || type == key.type();
        }
    }

    /** Which of the handlers are meant. */
    private enum Part {
        DIRECT,
        IN_TURN,
        ALL;

        boolean has(Entry entry) {
            return this == ALL || (entry.delivery() == Delivery.DIRECT) == (this == DIRECT);
        }
    }

    /** An event in the event queue. */
    private final class Raised implements NamedTask {
        private final EventKey<?> key;
        private final Object data;
        private final Part part;

        Raised(EventKey<?> key, Object data, Part part) {
            this.key = key;
            this.data = data;
            this.part = part;
        }

        @Override
        public String title() {
            return "the event " + key.name();
        }

        @Override
        public void run() {
            dispatch(key, data, part);
        }
    }

    @SuppressWarnings("unchecked") // Only data of the key's type reaches the entry.
    <T> Registration add(EventKey<T> key, Delivery delivery, boolean disposable, EventHandler<? super T> handler) {
        return add(key.name(), key.type(), delivery, disposable, (EventHandler<Object>) handler);
    }

    Registration add(String name, Delivery delivery, boolean disposable, EventHandler<Object> handler) {
        return add(name, null, delivery, disposable, handler);
    }

    private Registration add(
            String name, Class<?> type, Delivery delivery, boolean disposable, EventHandler<Object> handler) {
        Entry entry = new Entry(
                "a handler of the event " + name,
                type,
                handler,
                delivery,
                disposable ? new AtomicBoolean() : null,
                new Calls());
        handlers.merge(name, List.of(entry), EventTable::both);
        return entry.calls().removal(() -> remove(name, entry), grace, "a handler of " + name);
    }

    private static List<Entry> both(List<Entry> first, List<Entry> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private void remove(String name, Entry entry) {
        handlers.computeIfPresent(name, (n, entries) -> {
            List<Entry> rest = entries.stream()
                    .filter(other -> other.calls() != entry.calls())
                    .toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    boolean hasHandlers(EventKey<?> key) {
        return has(key, Part.ALL);
    }

    private boolean has(EventKey<?> key, Part part) {
        List<Entry> entries = handlers.getOrDefault(key.name(), List.of());
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).wants(key) && part.has(entries.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Calls the direct handlers; returns whether the others are to be called in their turn. */
    boolean begin(EventKey<?> key, Object data) {
        if (has(key, Part.DIRECT)) {
            dispatch(key, data, Part.DIRECT);
        }
        return has(key, Part.IN_TURN);
    }

    /** What calls the others when its turn comes. */
    NamedTask inTurn(EventKey<?> key, Object data) {
        return new Raised(key, data, Part.IN_TURN);
    }

    /** What calls all handlers when its turn comes. */
    NamedTask allInTurn(EventKey<?> key, Object data) {
        return new Raised(key, data, Part.ALL);
    }

    /** Calls all handlers of an event that are there now, in the order in which they were added. */
    void dispatch(EventKey<?> key, Object data) {
        dispatch(key, data, Part.ALL);
    }

    private void dispatch(EventKey<?> key, Object data, Part part) {
        for (Entry entry : handlers.getOrDefault(key.name(), List.of())) {
            if (entry.wants(key) && part.has(entry) && mayStillRun(key, entry)) {
                if (entry.delivery() == Delivery.THREADED) {
                    start(entry, data);
                } else {
                    call(entry, data);
                }
            }
        }
    }

    private boolean mayStillRun(EventKey<?> key, Entry entry) {
        if (entry.spent() == null) {
            return true;
        }
        remove(key.name(), entry);
        return entry.spent().compareAndSet(false, true);
    }

    private void start(Entry entry, Object data) {
        try {
            threads.execute(() -> call(entry, data));
        } catch (Throwable e) {
            loops.faults().failed("finding a thread for " + entry.title(), e);
        }
    }

    private void call(Entry entry, Object data) {
        if (!entry.calls().enter()) {
            return;
        }
        try {
            if (loops.isEventLoop()) {
                callWatched(entry, data);
            } else {
                entry.handler().handle(data);
            }
        } catch (Throwable e) {
            loops.faults().failed(entry.title(), e);
        } finally {
            entry.calls().leave();
        }
    }

    private void callWatched(Entry entry, Object data) throws Exception {
        int depth = loops.events().begin(entry.title(), entry.handler());
        try {
            entry.handler().handle(data);
        } finally {
            loops.events().end(depth);
        }
    }
}
