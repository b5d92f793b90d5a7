/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folders of one runtime.
 *
 * @param root absolute
 */
record Home(Path root) {
    static Home of(Path path) {
        return new Home(path.toAbsolutePath().normalize());
    }

    Path plugins() {
        return root.resolve("plugins");
    }

    Path etc() {
        return root.resolve("etc");
    }

    private Path cache() {
        return root.resolve("var/cache");
    }

    /** What the framework makes anew at each start. */
    Path storage() {
        return cache().resolve("framework");
    }

    /** Keeps the home from being used twice at the same time. */
    Path lock() {
        return cache().resolve("lock");
    }

    Path temporary() {
        return root.resolve("var/tmp");
    }

    /** How to log: {@code etc/logback.xml} where there is one, else what this jar brings. */
    Path logging() {
        Path own = etc().resolve("logback.xml");
        return Files.isRegularFile(own) ? own : root.resolve("var/logback.xml");
    }

    /** Makes what is missing. */
    void create() throws IOException {
        Files.createDirectories(plugins());
        Files.createDirectories(etc());
        Files.createDirectories(root.resolve("var/log"));
        Files.createDirectories(temporary());
        // Configuration Admin keeps copies of all configurations there, with the passwords that are in them.
        Files.createDirectories(cache());
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(cache(), PosixFilePermissions.fromString("rwx------"));
        }
        try (InputStream logback = Home.class.getResourceAsStream("/logback.xml")) {
            Files.copy(logback, root.resolve("var/logback.xml"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
