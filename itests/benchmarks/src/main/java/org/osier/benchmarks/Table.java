/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What was measured, for people: a line of medians for each workload, how many times another's figure Osier's is, and
 * what is asked of it. For use by one thread.
 */
final class Table {
    private static final int LABEL = 28;
    private static final int COLUMN = 15;

    private final Results results;
    private final List<String> lines = new ArrayList<>();

    private Table(Results results) {
        this.results = results;
    }

    /** The lines of the table. */
    static List<String> of(Results results) {
        Table table = new Table(results);
        table.line("median", Arguments.CONTENDERS);
        results.workloads().forEach(table::workload);
        return table.lines;
    }

    private void workload(String workload) {
        line(workload + " " + results.unit(workload), cells(contender -> figure(results.median(workload, contender))));
        optionalLine("    osier is, times", cells(contender -> ratio(workload, contender)));
        optionalLine("    asked", cells(contender -> asked(workload, contender)));
    }

    private static String figure(OptionalDouble value) {
        return value.isPresent() ? Figures.forPeople(value.getAsDouble()) : "";
    }

    private String ratio(String workload, String contender) {
        OptionalDouble osier = results.median(workload, Target.OSIER);
        OptionalDouble other = results.median(workload, contender);
        return contender.equals(Target.OSIER) || osier.isEmpty() || other.isEmpty()
                ? ""
                : Figures.forPeople(osier.getAsDouble() / other.getAsDouble());
    }

    /** Below whom Osier is compared with; absolute bounds below Osier. */
    private String asked(String workload, String contender) {
        for (Target target : Target.ALL) {
            boolean here = target.against().orElse(Target.OSIER).equals(contender);
            if (here && target.workload().equals(workload) && target.verdict(results) != Target.Verdict.OPEN) {
                return target.bounds() + " " + target.verdict(results);
            }
        }
        return "";
    }

    private interface Cell {
        String of(String contender);
    }

    private static List<String> cells(Cell cell) {
        return Arguments.CONTENDERS.stream().map(cell::of).toList();
    }

    private void optionalLine(String label, List<String> cells) {
        if (!cells.stream().allMatch(String::isEmpty)) {
            line(label, cells);
        }
    }

    private void line(String label, List<String> cells) {
        StringBuilder line = new StringBuilder(label);
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append(" ".repeat(Math.max(1, LABEL + (i + 1) * COLUMN - line.length() - cell.length())));
            line.append(cell);
        }
        lines.add(line.toString().stripTrailing());
    }
}
