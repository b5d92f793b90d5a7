/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.osier.benchmarks.driver.Sample;

public class ResultsTest {
    private final Results results = new Results();

    private void add(String contender, double value) {
        results.add(contender, new Sample("in-chat", value, "1/s"));
    }

    @Test
    public void keepMediansApartByContender() {
        add("osier", 300_000);
        add("bare", 500_000);
        add("osier", 100_000);
        add("osier", 310_000);

        assertThat(results.median("in-chat", "osier")).hasValue(300_000);
        assertThat(results.median("in-chat", "bare")).hasValue(500_000);
        assertThat(results.median("in-chat", "smack")).isEmpty();
        assertThat(results.median("echo", "osier")).isEmpty();
    }

    @Test
    public void areWrittenAsCommaSeparatedValues() {
        add("osier", 312_345.678);
        results.add("osier", new Sample("round-trip-p50", 25.4321, "us"));

        assertThat(results.csv())
                .containsExactly(
                        "workload,contender,median,unit", "in-chat,osier,312346,1/s", "round-trip-p50,osier,25.432,us");
    }
}
