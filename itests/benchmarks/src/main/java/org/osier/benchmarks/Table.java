/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What was measured, for people. */
final class Table {
    private static final String ROW = "%-20s %-8s %12s %-5s";
    private static final List<String> BASES = List.of("bare", "smack", "whack", "slixmpp");

    private Table() {}

    static void print(Results results, PrintStream out) {
        out.printf(Locale.ROOT, ROW + "  %s%n", "", "", "median", "", "Osier is, times");
        for (Results.Row row : results.rows()) {
            String line = String.format(
                    Locale.ROOT, ROW, row.workload(), row.contender(), Figures.forPeople(row.median()), row.unit());
            out.println((line + "  " + ratios(row, results)).stripTrailing());
        }
        out.println();
        for (Target target : Target.ALL) {
            if (target.verdict(results) != Target.Verdict.OPEN) {
                out.printf(
                        Locale.ROOT,
                        "%-20s %-18s %8s  %s%n",
                        target.workload(),
                        target.text(),
                        Figures.forPeople(target.reached(results).getAsDouble()),
                        target.verdict(results));
            }
        }
    }

    private static String ratios(Results.Row row, Results results) {
        if (!row.contender().equals("osier")) {
            return "";
        }
        StringBuilder ratios = new StringBuilder();
        for (String base : BASES) {
            OptionalDouble median = results.median(row.workload(), base);
            if (median.isPresent()) {
                ratios.append(base)
                        .append(' ')
                        .append(Figures.forPeople(row.median() / median.getAsDouble()))
                        .append("  ");
            }
        }
        return ratios.toString();
    }
}
