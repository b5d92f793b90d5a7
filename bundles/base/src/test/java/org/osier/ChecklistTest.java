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

/** Every point of the checklist that is kept here (docs/checklist.md) has a test that names it. */
public class ChecklistTest {
    private static final List<Integer> OURS = List.of(27, 29, 36, 39, 40, 41, 43, 44, 45, 46, 47);

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
