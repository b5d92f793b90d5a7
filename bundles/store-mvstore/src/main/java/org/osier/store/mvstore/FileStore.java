/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store.mvstore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.osier.store.Store;
import org.osier.store.StoreException;
import org.osier.store.StoreLimits;
import org.osier.store.Table;

/**
 * A {@link Store} in one file. What a call has changed is on the disk when the call returns: neither {@code kill -9} nor a
 * power cut takes it back, as far as the disk keeps its promises. Changes that many threads make at the same time share
 * one write. Beside the file stands a small one named {@code .mark}, by which lost changes are noticed; move both together.
 *
 * <p>For use by many threads. All work is done by one thread of the store's own, so callers may be interrupted without
 * harm, and a reader waits for a write that is under way.
 */
public final class FileStore implements Store {
    private static final int PAGE = 1_000;

    private final StoreThread thread;

    /**
     * Opens the store, or begins a new one where there is no file. Reads all of it once, to be sure that it can be read.
     *
     * @throws StoreException when another process uses the file, or it is damaged or has lost changes, or cannot be
     *     written; the message says what to do
     */
    public FileStore(Path file) {
        this.thread = new StoreThread(file.toAbsolutePath());
    }

    @Override
    public Table table(String name) {
        return new FileTable(StoreLimits.table(name));
    }

    @Override
    public void close() {
        thread.close();
    }

    private final class FileTable implements Table {
        private final String name;

        FileTable(String name) {
            this.name = name;
        }

        @Override
        public Optional<String> get(String key) {
            StoreLimits.key(key);
            return thread.read(disk -> Optional.ofNullable(disk.table(name).get(key)));
        }

        @Override
        public void put(String key, String value) {
            StoreLimits.key(key);
            StoreLimits.value(value);
            thread.write(disk -> disk.table(name).put(key, value));
        }

        @Override
        public void remove(String key) {
            StoreLimits.key(key);
            thread.write(disk -> disk.table(name).remove(key));
        }

        @Override
        public boolean compareAndPut(String key, Optional<String> expected, Optional<String> value) {
            StoreLimits.key(key);
            value.ifPresent(StoreLimits::value);
            return thread.write(disk -> {
                Map<String, String> table = disk.table(name);
                if (!Optional.ofNullable(table.get(key)).equals(expected)) {
                    return false;
                }
                value.ifPresentOrElse(present -> table.put(key, present), () -> table.remove(key));
                return true;
            });
        }

        @Override
        public void scan(String prefix, BiConsumer<String, String> each) {
            // By pages, so that neither a long table nor a slow caller holds up the others.
            String from = prefix;
            List<Map.Entry<String, String>> page;
            do {
                page = page(prefix, from);
                page.forEach(entry -> each.accept(entry.getKey(), entry.getValue()));
                // The least key after the last one.
                from = page.isEmpty() ? from : page.get(page.size() - 1).getKey() + '\0';
            } while (page.size() == PAGE);
        }

        private List<Map.Entry<String, String>> page(String prefix, String from) {
            return thread.read(disk -> {
                List<Map.Entry<String, String>> page = new ArrayList<>();
                disk.each(name, from, (key, value) -> {
                    boolean more = page.size() < PAGE && key.startsWith(prefix);
                    if (more) {
                        page.add(Map.entry(key, value));
                    }
                    return more;
                });
                return page;
            });
        }
    }
}
