/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars that the build puts beside the walkthrough's own.
 *
 * @param folder where they are
 */
record Jars(Path folder) {
    /** Those in the folder {@code runtime} beside the jar that a class comes from. */
    static Jars beside(Class<?> type) {
        try {
            Path jar = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return new Jars(jar.resolveSibling("runtime"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a jar has a location", e);
        }
    }

    /** The standalone runtime. */
    Path launcher() throws StepException {
        return find("osier-launcher");
    }

    /** The bot. */
    Path echoBot() throws StepException {
        return find("osier-echo-bot");
    }

    /** The bundle that is put in and taken out. */
    Path version() throws StepException {
        return find("osier-xep-0092-version");
    }

    private Path find(String artifact) throws StepException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> found = files.filter(
                                file -> file.getFileName().toString().matches(artifact + "(-[0-9].*)?\\.jar"))
                        .toList();
                if (found.size() == 1) {
                    return found.get(0);
                }
            } catch (IOException e) {
                throw new StepException("the folder " + folder + " cannot be read: " + e.getMessage());
            }
        }
        throw new StepException("there is not one " + artifact + " in " + folder + "; build with ./mvnw package");
    }
}
