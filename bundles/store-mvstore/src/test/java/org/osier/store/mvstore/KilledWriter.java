/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store.mvstore;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.osier.store.Table;

/** The process that {@link KillTest} kills: writes without end, and tells each change once it is acknowledged. */
final class KilledWriter {
    private static final int THREADS = 4;
    static final int KEYS = 100;

    private KilledWriter() {}

    /** Writes until it is killed; told the file, and the first number to write. */
    public static void main(String[] args) {
        FileStore store = new FileStore(Path.of(args[0]));
        Table table = store.table("roster");
        int first = Integer.parseInt(args[1]);
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        for (int t = 0; t < THREADS; t++) {
            int thread = t;
            new Thread(() -> write(table, thread, first, out)).start();
        }
    }

    private static void write(Table table, int thread, int first, OutputStream out) {
        for (int n = first; ; n++) {
            String key = thread + "-" + n % KEYS;
            if (n % 7 == 0) {
                table.remove(key);
                tell(out, key + " removed " + n);
            } else if (n % 3 == 0) {
                if (table.compareAndPut(key, table.get(key), Optional.of(value(n)))) {
                    tell(out, key + " put " + n);
                }
            } else {
                table.put(key, value(n));
                tell(out, key + " put " + n);
            }
        }
    }

    /** The number, and as many characters more, so that half a value is noticed. */
    static String value(int n) {
        return n + " " + "x".repeat(n % 5_000);
    }

    /** In one write, so that all of it is told or, but for the last, nothing. */
    private static void tell(OutputStream out, String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
