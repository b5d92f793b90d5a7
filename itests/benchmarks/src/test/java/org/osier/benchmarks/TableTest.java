/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.osier.benchmarks.driver.Sample;

public class TableTest {
    private final Results results = new Results();

    private void add(String workload, String contender, double value, String unit) {
        results.add(contender, new Sample(workload, value, unit));
    }

    private String line(int number) {
        return Table.of(results).get(number).trim().replaceAll(" +", " ");
    }

    @Test
    public void showsMediansRatiosAndTargets() {
        add("in-chat", "osier", 300_000, "1/s");
        add("in-chat", "bare", 400_000, "1/s");
        add("in-chat", "smack", 100_000, "1/s");

        assertThat(line(0)).isEqualTo("median osier bare smack whack slixmpp");
        assertThat(line(1)).isEqualTo("in-chat 1/s 300,000 400,000 100,000");
        assertThat(line(2)).isEqualTo("osier is, times 0.750 3.00");
        assertThat(line(3)).isEqualTo("asked >=0.65 PASS >=5 MISS");
    }

    @Test
    public void putsABoundThatStandsAloneBelowOsier() {
        add("idle-heap", "osier", 20_000, "B");

        assertThat(Table.of(results)).hasSize(3);
        assertThat(line(2)).isEqualTo("asked <=24576 PASS");
    }

    @Test
    public void alignsFiguresBelowTheNamesOfContenders() {
        add("echo", "slixmpp", 14_000, "1/s");

        assertThat(Table.of(results).get(0))
                .endsWith("slixmpp")
                .hasSameSizeAs(Table.of(results).get(1));
    }
}
