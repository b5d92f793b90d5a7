/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What long runs have measured, on the console and in {@code target/figures}, which CI prints at its end. */
final class Figures {
    private Figures() {}

    static void print(String title, String figures) {
        System.out.println(title + ": " + figures);
        try {
            Path folder = Files.createDirectories(Path.of("target", "figures"));
            Files.writeString(folder.resolve(title.replace(' ', '-') + ".txt"), title + ":\n" + figures + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
