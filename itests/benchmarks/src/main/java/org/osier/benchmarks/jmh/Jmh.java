/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.jmh;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osier.benchmarks.driver.Sample;

/** Runs the JMH benchmarks in JVMs of their own. */
public final class Jmh {
    /** How thoroughly: numbers of JVMs, and of iterations that do not count and that count, of half a second each. */
    public enum Effort {
        /** To see that they run. */
        LEAST("1", "4", "2"),
        /** Beside other measurements. */
        SHORT("1", "4", "4"),
        /** For their own sake. */
        FULL("2", "10", "10");

        private final String forks;
        private final String warmUps;
        private final String iterations;

        Effort(String forks, String warmUps, String iterations) {
            this.forks = forks;
            this.warmUps = warmUps;
            this.iterations = iterations;
        }
    }

    private final Path target;

    /** Expects in {@code target} what the build has put there. */
    public Jmh(Path target) {
        this.target = target;
    }

    /** Runs all of them, which takes from seconds to minutes. */
    public List<Sample> run(Effort effort) throws IOException, InterruptedException {
        Path results = target.resolve("jmh.csv");
        Path log = target.resolve("logs").resolve("jmh.log");
        Process process = new ProcessBuilder(command(effort, results))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("JMH failed; see what it said in " + log);
        }
        return JmhResults.parse(Files.readAllLines(results));
    }

    private List<String> command(Effort effort, Path results) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String jars = target.resolve("contenders").resolve("jmh").resolve("*").toString();
        command.addAll(List.of("-cp", target.resolve("classes") + File.pathSeparator + jars, "org.openjdk.jmh.Main"));
        command.addAll(List.of("-bm", "avgt", "-tu", "ns", "-prof", "gc", "-foe", "true"));
        command.addAll(List.of("-f", effort.forks, "-w", "500ms", "-wi", effort.warmUps));
        command.addAll(List.of("-r", "500ms", "-i", effort.iterations));
        command.addAll(List.of("-rf", "csv", "-rff", results.toString()));
        return command;
    }
}
