/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.osier.benchmarks.driver.Sample;

/** All that was measured, by workload and contender. For use by one thread. */
final class Results {
    /** The samples of one workload and contender. */
    record Row(String workload, String contender, List<Double> values, String unit) {
        double median() {
            return Median.of(values);
        }
    }

    private final Map<List<String>, Row> rows = new LinkedHashMap<>();

    void add(String contender, Sample sample) {
        rows.computeIfAbsent(
                        List.of(sample.workload(), contender),
                        key -> new Row(sample.workload(), contender, new ArrayList<>(), sample.unit()))
                .values()
                .add(sample.value());
    }

    /** In the order in which they were first measured. */
    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    OptionalDouble median(String workload, String contender) {
        Row row = rows.get(List.of(workload, contender));
        return row == null ? OptionalDouble.empty() : OptionalDouble.of(row.median());
    }

    /** Lines of comma-separated values, after one with their names. */
    List<String> csv() {
        List<String> lines = new ArrayList<>();
        lines.add("workload,contender,median,unit");
        for (Row row : rows.values()) {
            lines.add(String.join(",", row.workload(), row.contender(), Figures.plain(row.median()), row.unit()));
        }
        return lines;
    }
}
