/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osier.benchmarks.driver.Sample;

/** Reads what JMH wrote. */
final class JmhResults {
    /** The benchmark's class and method, perhaps what else was measured, five columns of figures, and a parameter. */
    private static final Pattern LINE = Pattern.compile("\"[\\w.]+\\.(\\w+)Benchmark\\.\\w+(?::[^\\w]*([\\w.]+))?\","
            + "\"\\w+\",\\d+,\\d+,([-+.\\dE]+),[^,]*,\"([^\"]*)\"(?:,[^,]*)*?,([^,]+),*");

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private JmhResults() {}

    /** Of each benchmark its time and what it allocates, both for one stanza. */
    static List<Sample> parse(List<String> lines) {
        List<Sample> samples = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                String name = "jmh-" + matcher.group(1).toLowerCase(Locale.ROOT) + "-" + matcher.group(5);
                double score = Double.parseDouble(matcher.group(3));
                if (matcher.group(2) == null) {
                    samples.add(new Sample(name, score, "ns"));
                } else if (matcher.group(2).equals(ALLOCATED)) {
                    samples.add(new Sample(name + "-allocated", score, "B"));
                }
            }
        }
        return samples;
    }
}
