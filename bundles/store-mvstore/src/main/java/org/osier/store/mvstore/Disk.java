/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store.mvstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiPredicate;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.StringDataType;
import org.osier.store.StoreException;

/** The file itself: opening and checking it, its tables, and commits. For use by one thread. */
final class Disk implements AutoCloseable {
    /** Replaced parts of the file are used again after this; each commit is forced to the disk, so it may be short. */
    private static final int RETENTION_MILLIS = 1_000;

    private static final int COMMITS_BETWEEN_TIDYING = 2_000;
    private static final int FILL_PERCENT = 50;
    private static final int TIDIED_BYTES = 4 << 20;

    private final Path file;
    private final MVStore store;
    private final Mark mark;
    private int commits;

    private Disk(Path file, MVStore store, Mark mark) {
        this.file = file;
        this.store = store;
        this.mark = mark;
    }

    static Disk open(Path file) {
        Path directory = file.getParent();
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            throw new StoreException("the store " + file + " cannot be opened: " + directory
                    + " is no directory that can be written to; create it, or configure another file");
        }
        MVStore store = null;
        Mark mark = null;
        try {
            // Committed by us alone: whoever has been told that a change is kept must be right.
            store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .open();
            store.setRetentionTime(RETENTION_MILLIS);
            store.setVersionsToKeep(0);
            mark = Mark.open(file);
            Disk disk = new Disk(file, store, mark);
            disk.check();
            return disk;
        } catch (RuntimeException | IOException e) {
            if (store != null) {
                // Without a commit, so that the file stays as it is.
                store.closeImmediately();
            }
            if (mark != null) {
                mark.close();
            }
            throw explained(file, e);
        }
    }

    /** MVStore takes the latest state that it finds whole, however old; that it has all of it is for us to know. */
    private void check() throws IOException {
        long acknowledged = mark.read();
        long found = store.getCurrentVersion();
        if (found < acknowledged) {
            throw new StoreException(file + " has lost changes: it ends with change " + found + ", but change "
                    + acknowledged
                    + " had been made. It was cut short, damaged or replaced by an older one. Put it back"
                    + " from a backup; or, to go on with what is left of it, delete " + mark.path());
        }
        for (String name : store.getMapNames()) {
            each(name, "", (key, value) -> true);
        }
    }

    /** The table of a name. */
    Map<String, String> table(String name) {
        return map(name);
    }

    private MVMap<String, String> map(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<String, String>().keyType(KeyType.INSTANCE).valueType(StringDataType.INSTANCE));
    }

    /** Calls with each key from the first one on, in order, until it has enough. */
    void each(String name, String first, BiPredicate<String, String> more) {
        Cursor<String, String> cursor = map(name).cursor(first);
        while (cursor.hasNext()) {
            String key = cursor.next();
            if (!more.test(key, cursor.getValue())) {
                return;
            }
        }
    }

    /** Makes all changes durable. */
    void commit() {
        store.commit();
        store.sync();
        try {
            mark.write(store.getCurrentVersion());
        } catch (IOException e) {
            throw explained(file, e);
        }
    }

    /** Now and then moves together what is left of half empty parts, so that the file does not grow without bound. */
    void tidy() {
        commits++;
        if (commits % COMMITS_BETWEEN_TIDYING == 0) {
            store.compact(FILL_PERCENT, TIDIED_BYTES);
        }
    }

    /** What a failure means for the operator. */
    StoreException failure(Throwable cause) {
        return explained(file, cause);
    }

    private static StoreException explained(Path file, Throwable cause) {
        if (cause instanceof StoreException known) {
            return known;
        }
        int code = cause instanceof MVStoreException failure ? failure.getErrorCode() : 0;
        if (code == DataUtils.ERROR_FILE_LOCKED) {
            return new StoreException(
                    file + " is in use by another process, or by another store in this one; stop that, or configure"
                            + " another file",
                    cause);
        }
        if (code == DataUtils.ERROR_FILE_CORRUPT || code == DataUtils.ERROR_CHUNK_NOT_FOUND) {
            return new StoreException(
                    file + " is damaged (" + cause.getMessage() + "). Put it back from a backup together with " + file
                            + ".mark; or move both away, to begin with nothing",
                    cause);
        }
        return new StoreException(
                "the store in " + file + " has failed and does nothing more until it is opened again: " + cause, cause);
    }

    @Override
    public void close() {
        try (mark) {
            if (!store.isClosed()) {
                store.close();
            }
        } catch (MVStoreException e) {
            throw explained(file, e);
        }
    }
}
