/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.osier.benchmarks.driver.Launcher;
import org.osier.benchmarks.driver.Sample;
import org.osier.benchmarks.driver.Span;
import org.osier.benchmarks.driver.Workload;
import org.osier.benchmarks.jmh.Jmh;

/** Measures all that is asked for, the contenders in turn, and tells of each figure. For use by one thread. */
final class Measuring {
    private static final Span LONG = new Span(Duration.ofMillis(3500), Duration.ofMillis(2500));
    private static final Span SHORT = new Span(Duration.ofMillis(1200), Duration.ofMillis(800));
    private static final Duration INTERPRETED = Duration.ofMillis(300);
    private static final int ROUNDS = 3;

    private final Arguments arguments;
    private final Path target;
    private final Launcher launcher;
    private final Results results = new Results();

    /** Expects in {@code target} what the build has put there. */
    Measuring(Arguments arguments, Path target) throws IOException {
        this.arguments = arguments;
        this.target = target;
        this.launcher = new Launcher(target, arguments.javaOptions());
    }

    Results run() throws IOException, InterruptedException {
        for (Workload workload : Workload.values()) {
            if (arguments.wants(workload.word())) {
                measure(workload);
            }
        }
        if (arguments.wants("jmh") && arguments.wantsContender(Target.OSIER)) {
            measureInMemory();
        }
        if (results.workloads().isEmpty()) {
            throw new IOException(
                    "nothing to measure: these workloads mean nothing to these contenders, or this machine"
                            + " lacks what they need");
        }
        return results;
    }

    private void measure(Workload workload) throws IOException, InterruptedException {
        for (int round = 1; round <= rounds(workload); round++) {
            for (String contender : Arguments.CONTENDERS) {
                if (arguments.wantsContender(contender) && launcher.has(contender) && workload.suits(contender)) {
                    for (Sample sample : launcher.measure(workload, contender, span(contender))) {
                        add(contender, sample);
                    }
                }
            }
        }
    }

    private int rounds(Workload workload) {
        return arguments.quick() || workload.isOfMemory() ? 1 : ROUNDS;
    }

    private Span span(String contender) {
        Span span = arguments.quick() ? SHORT : LONG;
        // Nothing is compiled there, so nothing warms up.
        return contender.equals("slixmpp") ? new Span(INTERPRETED, span.measured()) : span;
    }

    private void measureInMemory() throws IOException, InterruptedException {
        for (Sample sample : new Jmh(target).run(effort())) {
            add(Target.OSIER, sample);
        }
    }

    private Jmh.Effort effort() {
        if (arguments.quick()) {
            return Jmh.Effort.LEAST;
        }
        return arguments.jmh() ? Jmh.Effort.FULL : Jmh.Effort.SHORT;
    }

    private void add(String contender, Sample sample) {
        results.add(contender, sample);
        System.err.printf(
                "%-28s %-8s %12s %s%n", sample.workload(), contender, Figures.forPeople(sample.value()), sample.unit());
    }
}
