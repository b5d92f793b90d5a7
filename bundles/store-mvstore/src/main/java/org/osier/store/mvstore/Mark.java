/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store.mvstore;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A small file beside the store with the number of the last change that was acknowledged. It is written after that change
 * is on the disk, and not forced to it, so after a power cut it may be behind, but never ahead. For use by one thread.
 */
final class Mark implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Mark.class.getName());
    private static final int DIGITS = 19;

    private final Path path;
    private final RandomAccessFile file;

    private Mark(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    static Mark open(Path store) throws IOException {
        Path path = store.resolveSibling(store.getFileName() + ".mark");
        return new Mark(path, new RandomAccessFile(path.toFile(), "rw"));
    }

    Path path() {
        return path;
    }

    /** The number; 0 where there is none, or none that can be read. */
    long read() throws IOException {
        byte[] digits = new byte[(int) Math.min(DIGITS, file.length())];
        file.seek(0);
        file.readFully(digits);
        try {
            return Long.parseLong(new String(digits, StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    void write(long number) throws IOException {
        file.seek(0);
        // One call, so that a process that is killed has written all digits or none.
        file.write(String.format("%0" + DIGITS + "d\n", number).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing is lost: all that was written has been handed to the system.
            LOG.log(Level.DEBUG, "closing {0}: {1}", path, e);
        }
    }
}
