/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One of the bundles that the launcher's jar carries.
 *
 * @param level the start level at which it is started
 * @param name the name of its jar
 */
record NestedBundle(int level, String name) {
    private static final String FOLDER = "/bundles/";

    /** All of them, in the order of the index. */
    static List<NestedBundle> all() throws IOException {
        try (InputStream in = NestedBundle.class.getResourceAsStream(FOLDER + "index.txt");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return read(reader);
        }
    }

    /** Reads lines of the form {@code level:jar}; empty ones and those that begin with # are skipped. */
    static List<NestedBundle> read(Reader index) {
        return new BufferedReader(index)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(NestedBundle::parse)
                .toList();
    }

    private static NestedBundle parse(String line) {
        int colon = line.indexOf(':');
        if (!line.matches("[1-9][0-9]{0,2}:[^/]+\\.jar")) {
            throw new IllegalArgumentException("\"" + line + "\" is not of the form level:jar");
        }
        return new NestedBundle(Integer.parseInt(line.substring(0, colon)), line.substring(colon + 1));
    }

    /** Where the framework says that it comes from. */
    String location() {
        return "osier:" + name;
    }

    InputStream open() throws IOException {
        InputStream in = NestedBundle.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IOException("this jar lacks bundles/" + name);
        }
        return in;
    }
}
