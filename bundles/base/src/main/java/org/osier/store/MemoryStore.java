/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;

/** A store that lasts as long as this object: the default, and for tests. Bounded only by memory. Safe for many threads. */
public final class MemoryStore implements Store {
    private final Map<String, Table> tables = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** An empty store. */
    public MemoryStore() {}

    @Override
    public Table table(String name) {
        return tables.computeIfAbsent(StoreLimits.table(name), key -> new MemoryTable());
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class MemoryTable implements Table {
        private final ConcurrentNavigableMap<String, String> entries = new ConcurrentSkipListMap<>(StoreLimits.ORDER);

        private ConcurrentNavigableMap<String, String> open() {
            if (closed) {
                throw new StoreException("the store has been closed");
            }
            return entries;
        }

        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(open().get(StoreLimits.key(key)));
        }

        @Override
        public void put(String key, String value) {
            open().put(StoreLimits.key(key), StoreLimits.value(value));
        }

        @Override
        public void remove(String key) {
            open().remove(StoreLimits.key(key));
        }

        @Override
        public boolean compareAndPut(String key, Optional<String> expected, Optional<String> value) {
            StoreLimits.key(key);
            value.ifPresent(StoreLimits::value);
            if (expected.isEmpty()) {
                return value.isEmpty() ? !open().containsKey(key) : open().putIfAbsent(key, value.get()) == null;
            }
            return value.isEmpty()
                    ? open().remove(key, expected.get())
                    : open().replace(key, expected.get(), value.get());
        }

        @Override
        public void scan(String prefix, BiConsumer<String, String> each) {
            for (Map.Entry<String, String> entry : open().tailMap(prefix).entrySet()) {
                if (!entry.getKey().startsWith(prefix)) {
                    return;
                }
                each.accept(entry.getKey(), entry.getValue());
            }
        }
    }
}
