/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures all that is asked for, and says what came of it. */
public final class Main {
    private Main() {}

    /** Expects the module's target folder in the system property {@code osier.target}, and ends the JVM. */
    public static void main(String[] args) throws InterruptedException {
        int status;
        try {
            status = run(Arguments.parse(args), Path.of(System.getProperty("osier.target")));
        } catch (IOException e) {
            System.err.println("itests/benchmarks/run: " + e.getMessage());
            status = 2;
        }
        System.exit(status);
    }

    private static int run(Arguments arguments, Path target) throws IOException, InterruptedException {
        Results results = new Measuring(arguments, target).run();
        Table.of(results).forEach(System.out::println);
        Files.write(target.resolve("results.csv"), results.csv());
        List<String> missed = Target.missed(results, arguments.wantsAll());
        missed.forEach(miss -> System.err.println("missed: " + miss));
        return missed.isEmpty() ? 0 : 1;
    }
}
