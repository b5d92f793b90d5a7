/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What Osier is asked to reach: a ratio to another contender, or a bound.
 *
 * @param against whom Osier is compared with; nobody if the bound is absolute
 * @param atLeast whether the bound is the least that is allowed, or the most
 */
record Target(String workload, Optional<String> against, boolean atLeast, double bound) {
    static final String OSIER = "osier";

    private static final double KIB = 1024;

    private static final List<Target> EVERYWHERE = List.of(
            atLeast("in-chat", "bare", 0.65),
            atLeast("in-chat", "smack", 5),
            atLeast("in-mixed", "bare", 0.65),
            atLeast("in-mixed", "smack", 8),
            atLeast("echo", "bare", 0.5),
            atLeast("echo", "smack", 8),
            atLeast("out", "smack", 10),
            atLeast("out", "whack", 3),
            atMost("round-trip-p50", Optional.of("smack"), 1),
            atMost("round-trip-p50", Optional.of("bare"), 3),
            atMost("in-chat-allocated", Optional.empty(), 1536),
            atMost("idle-heap", Optional.empty(), 24 * KIB),
            atMost("idle-heap-after-traffic", Optional.empty(), 24 * KIB),
            // What the event queue holds, 4 MiB of XML, takes more as trees.
            atMost("slow-heap", Optional.empty(), 16 * KIB * KIB));

    /** All of them. */
    static final List<Target> ALL = forFeature(Runtime.version().feature());

    /** What came of a target. */
    enum Verdict {
        PASS,
        MISS,
        /** Not measured, which is as bad where all was to be. */
        OPEN
    }

    /** All of them that count on a JDK: before 21 it has no virtual threads, and streams have threads of their own. */
    static List<Target> forFeature(int feature) {
        List<Target> targets = new ArrayList<>(EVERYWHERE);
        if (feature >= 21) {
            targets.add(atMost("idle-threads", Optional.empty(), 0.01));
        }
        return List.copyOf(targets);
    }

    private static Target atLeast(String workload, String against, double bound) {
        return new Target(workload, Optional.of(against), true, bound);
    }

    private static Target atMost(String workload, Optional<String> against, double bound) {
        return new Target(workload, against, false, bound);
    }

    /** What is compared with the bound; empty where it was not measured. */
    OptionalDouble reached(Results results) {
        OptionalDouble osier = results.median(workload, OSIER);
        OptionalDouble base =
                against.map(name -> results.median(workload, name)).orElse(OptionalDouble.of(1));
        return osier.isEmpty() || base.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(osier.getAsDouble() / base.getAsDouble());
    }

    Verdict verdict(Results results) {
        OptionalDouble reached = reached(results);
        if (reached.isEmpty()) {
            return Verdict.OPEN;
        }
        double value = reached.getAsDouble();
        return (atLeast ? value >= bound : value <= bound) ? Verdict.PASS : Verdict.MISS;
    }

    /**
     * What is wrong with results.
     *
     * @param whole whether all was to be measured, so that a target without a figure is missed, too
     */
    static List<String> missed(Results results, boolean whole) {
        List<String> missed = new ArrayList<>();
        for (Target target : ALL) {
            Verdict verdict = target.verdict(results);
            if (verdict == Verdict.MISS) {
                missed.add(target.miss(results));
            } else if (verdict == Verdict.OPEN && whole) {
                missed.add(target.wording() + " has not been measured");
            }
        }
        return missed;
    }

    /** As in {@code >=0.65}. */
    String bounds() {
        return (atLeast ? ">=" : "<=") + Figures.bound(bound);
    }

    /** As in {@code in-chat >=0.65 times bare, but is 0.52}. */
    String miss(Results results) {
        return wording() + ", but is " + Figures.forPeople(reached(results).orElseThrow());
    }

    private String wording() {
        return workload + " " + bounds() + against.map(name -> " times " + name).orElse("");
    }
}
