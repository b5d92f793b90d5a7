/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.Test;
import org.osier.benchmarks.Target.Verdict;
import org.osier.benchmarks.driver.Sample;

public class TargetTest {
    private static final Target AT_LEAST_HALF = new Target("echo", Optional.of("bare"), true, 0.5);
    private static final Target AT_MOST_THRICE = new Target("round-trip-p50", Optional.of("bare"), false, 3);
    private static final Target AT_MOST_1536 = new Target("in-chat-allocated", Optional.empty(), false, 1536);

    private final Results results = new Results();

    private void add(String workload, String contender, double value) {
        results.add(contender, new Sample(workload, value, "x"));
    }

    @Test
    public void aRatioIsReachedAtItsBound() {
        add("echo", "bare", 300_000);
        add("echo", "osier", 150_000);

        assertThat(AT_LEAST_HALF.verdict(results)).isEqualTo(Verdict.PASS);
    }

    @Test
    public void aRatioBelowItsBoundIsMissed() {
        add("echo", "bare", 300_000);
        add("echo", "osier", 149_000);

        assertThat(AT_LEAST_HALF.verdict(results)).isEqualTo(Verdict.MISS);
        assertThat(AT_LEAST_HALF.miss(results)).isEqualTo("echo >=0.5 times bare, but is 0.497");
    }

    @Test
    public void timesMayBeAtMostSoLong() {
        add("round-trip-p50", "bare", 20);
        add("round-trip-p50", "osier", 61);

        assertThat(AT_MOST_THRICE.verdict(results)).isEqualTo(Verdict.MISS);
    }

    @Test
    public void boundsMayStandAlone() {
        add("in-chat-allocated", "osier", 1536);

        assertThat(AT_MOST_1536.verdict(results)).isEqualTo(Verdict.PASS);
    }

    @Test
    public void whatWasNotMeasuredIsOpen() {
        add("echo", "osier", 150_000);
        assertThat(AT_LEAST_HALF.verdict(results)).as("no bare").isEqualTo(Verdict.OPEN);

        add("round-trip-p50", "bare", 20);
        assertThat(AT_MOST_THRICE.verdict(results)).as("no Osier").isEqualTo(Verdict.OPEN);
    }

    @Test
    public void whatWasNotMeasuredIsMissedOnlyWhereAllWasToBe() {
        add("in-chat", "osier", 500_000);
        add("in-chat", "bare", 500_000);
        add("idle-heap", "osier", 50_000);

        assertThat(Target.missed(results, false)).containsExactly("idle-heap <=24576, but is 50,000");
        assertThat(Target.missed(results, true))
                .hasSize(Target.ALL.size() - 1)
                .contains("idle-heap <=24576, but is 50,000", "in-chat >=5 times smack has not been measured")
                .noneMatch(miss -> miss.startsWith("in-chat >=0.65"));
    }

    @Test
    public void threadsCountOnlyWhereTheyCanBeVirtual() {
        assertThat(Target.forFeature(17)).extracting(Target::workload).doesNotContain("idle-threads");
        assertThat(Target.forFeature(21)).extracting(Target::workload).contains("idle-threads");
    }
}
