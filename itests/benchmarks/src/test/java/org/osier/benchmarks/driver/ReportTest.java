/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class ReportTest {
    @Test
    public void ratesAreTakenBetweenTwo() {
        Report before = Report.parse("1000000000 100 1200 5000 7");
        Report after = Report.parse("1500000000 300 3600 205000 9");

        assertThat(after.rateSince(before)).isEqualTo(400);
        assertThat(after.allocatedSince(before)).isEqualTo(1000);
        assertThat(after.threads()).isEqualTo(9);
    }
}
