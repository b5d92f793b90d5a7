/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Test;

/** Every point of the checklist that concerns the stream (docs/checklist.md) has a test that names it. */
public class ChecklistTest {
    /** The others are of sessions, clients and components; the tests of 10 are those of the runtime. */
    private static final List<Integer> OURS = List.of(
            1, 2, 3, 4, 5, 6, 7, 8, 9, 14, 15, 16, 17, 22, 23, 24, 25, 26, 28, 29, 30, 31, 32, 33, 34, 35, 37, 38);

    @Test
    public void everyPointHasATest() throws Exception {
        Path tests = Path.of(ChecklistTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<Integer> proven = new TreeSet<>();
        for (Class<?> each : classes(tests)) {
            points(each, proven);
            for (AnnotatedElement method : each.getDeclaredMethods()) {
                points(method, proven);
            }
        }
        assertThat(proven).containsAll(OURS);
    }

    private static void points(AnnotatedElement element, Set<Integer> into) {
        Point point = element.getAnnotation(Point.class);
        if (point != null) {
            for (int number : point.value()) {
                into.add(number);
            }
        }
    }

    private static List<Class<?>> classes(Path tests) throws IOException, URISyntaxException, ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(tests)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith("Test.class")).toList()) {
                String name = tests.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                classes.add(Class.forName(name.substring(0, name.length() - ".class".length())));
            }
        }
        return classes;
    }
}
