/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.osier.benchmarks.driver.Launcher;
import org.osier.benchmarks.driver.Sample;
import org.osier.benchmarks.driver.Span;
import org.osier.benchmarks.driver.Workload;
import org.osier.benchmarks.jmh.Jmh;

/** Measures all that is asked for, and says what came of it. */
public final class Main {
    private static final Span LONG = new Span(Duration.ofMillis(3000), Duration.ofMillis(2500));
    private static final Span SHORT = new Span(Duration.ofMillis(1500), Duration.ofMillis(1000));
    private static final int ROUNDS = 3;

    private final Arguments arguments;
    private final Path target;
    private final Launcher launcher;
    private final Results results = new Results();

    private Main(Arguments arguments, Path target) throws IOException {
        this.arguments = arguments;
        this.target = target;
        this.launcher = new Launcher(target, arguments.javaOptions());
    }

    /** Expects the module's target folder in the system property {@code osier.target}, and ends the JVM. */
    public static void main(String[] args) throws InterruptedException {
        int status;
        try {
            status = new Main(Arguments.parse(args), Path.of(System.getProperty("osier.target"))).run();
        } catch (IOException e) {
            System.err.println("itests/benchmarks/run: " + e.getMessage());
            status = 2;
        }
        System.exit(status);
    }

    private int run() throws IOException, InterruptedException {
        for (Workload workload : Workload.values()) {
            if (arguments.wants(workload.word())) {
                measure(workload);
            }
        }
        if (arguments.wants("jmh")) {
            measureInMemory();
        }
        Table.print(results, System.out);
        Files.write(target.resolve("results.csv"), results.csv());
        List<Target> missed = Target.ALL.stream()
                .filter(t -> t.verdict(results) == Target.Verdict.MISS)
                .toList();
        for (Target miss : missed) {
            System.err.println("missed: " + miss.workload() + " " + miss.text());
        }
        return missed.isEmpty() ? 0 : 1;
    }

    private void measureInMemory() throws IOException, InterruptedException {
        Jmh.Effort effort = arguments.jmh() ? Jmh.Effort.FULL : Jmh.Effort.SHORT;
        for (Sample sample : new Jmh(target).run(arguments.quick() ? Jmh.Effort.LEAST : effort)) {
            results.add("osier", sample);
        }
    }

    private int rounds(Workload workload) {
        return arguments.quick() || workload.isOfMemory() ? 1 : ROUNDS;
    }

    private void measure(Workload workload) throws IOException, InterruptedException {
        for (int round = 1; round <= rounds(workload); round++) {
            for (String contender : Arguments.CONTENDERS) {
                if (arguments.wantsContender(contender) && launcher.has(contender) && workload.suits(contender)) {
                    for (Sample sample : launcher.measure(workload, contender, arguments.quick() ? SHORT : LONG)) {
                        results.add(contender, sample);
                        System.err.printf(
                                "%s, round %d, %s: %s %s%n",
                                sample.workload(), round, contender, Figures.forPeople(sample.value()), sample.unit());
                    }
                }
            }
        }
    }
}
