/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What was asked for on the command line. Needs no other class: the script {@code run} checks its arguments with this
 * file alone, before anything is built.
 *
 * @param workloads what to measure; all of them where empty
 * @param contenders whom to measure; all of them where empty
 * @param javaOptions for the JVMs of the contenders
 */
public record Arguments(
        boolean quick, boolean jmh, List<String> workloads, List<String> contenders, List<String> javaOptions) {
    /** All that can be measured. */
    public static final List<String> WORKLOADS =
            List.of("in-chat", "in-mixed", "echo", "out", "round-trip", "idle", "slow", "jmh");

    /** All that can be measured with it. */
    public static final List<String> CONTENDERS = List.of("osier", "bare", "smack", "whack", "slixmpp");

    private static final String USAGE = """
            Usage: itests/benchmarks/run [option]...

            Measures Osier's stream next to other implementations over the same bytes, prints a table of medians and
            ratios, and writes target/results.csv beside itself. Takes just under ten minutes.

              --quick               in under two minutes: one round, and shorter ones
              --only WORKLOAD,...   only these: %s
              --contenders NAME,... only these: %s
              --jmh                 only the JMH benchmarks of reader, writer, dispatch and addresses, in full
              --java-options OPTS   options for the contenders' JVMs, such as '-XX:+UseParallelGC -Xlog:gc'
              --help                prints this

            The JDK is the one in JAVA_HOME, else the one on the PATH; slixmpp is left out where no Python 3 has it.
            Exit codes: 0 all targets reached; 1 one was missed, or nothing was left out and one has
            not been measured; 2 wrong arguments, or something did not run.
            """.formatted(String.join(", ", WORKLOADS), String.join(", ", CONTENDERS));

    /** Checks arguments: prints the help and ends with 3 if they ask for it, complains and ends with 2 if they are wrong. */
    public static void main(String[] args) {
        if (List.of(args).contains("--help")) {
            System.out.print(USAGE);
            System.exit(3);
        }
        try {
            parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("itests/benchmarks/run: " + e.getMessage());
            System.exit(2);
        }
    }

    /**
     * Reads arguments.
     *
     * @throws IllegalArgumentException when one is wrong; the message says which, and what would be right
     */
    public static Arguments parse(String... args) {
        boolean quick = false;
        boolean jmh = false;
        List<String> workloads = List.of();
        List<String> contenders = List.of();
        List<String> javaOptions = List.of();
        List<String> left = new ArrayList<>(List.of(args));
        while (!left.isEmpty()) {
            String option = left.remove(0);
            switch (option) {
                case "--quick" -> quick = true;
                case "--jmh" -> jmh = true;
                case "--only" -> workloads = names(option, left, WORKLOADS);
                case "--contenders" -> contenders = names(option, left, CONTENDERS);
                case "--java-options" ->
                    javaOptions = List.of(value(option, left).split(" +", -1));
                default -> throw new IllegalArgumentException("there is no option " + option + "; see --help");
            }
        }
        if (jmh && !workloads.isEmpty()) {
            throw new IllegalArgumentException("--jmh and --only exclude each other; there is --only jmh");
        }
        return new Arguments(quick, jmh, workloads, contenders, javaOptions);
    }

    private static List<String> names(String option, List<String> left, List<String> known) {
        List<String> names = List.of(value(option, left).split(",", -1));
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        option + " does not know '" + name + "'; it knows " + String.join(", ", known));
            }
        }
        return names;
    }

    private static String value(String option, List<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value; see --help");
        }
        return left.remove(0);
    }

    /** Whether a workload is to be measured. */
    public boolean wants(String workload) {
        return jmh ? workload.equals("jmh") : workloads.isEmpty() || workloads.contains(workload);
    }

    /** Whether nothing is left out. */
    public boolean wantsAll() {
        return !jmh && workloads.isEmpty() && contenders.isEmpty();
    }

    /** Whether a contender is to be measured. */
    public boolean wantsContender(String contender) {
        return contenders.isEmpty() || contenders.contains(contender);
    }
}
