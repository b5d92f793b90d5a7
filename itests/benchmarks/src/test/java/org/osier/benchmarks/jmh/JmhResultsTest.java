/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.osier.benchmarks.driver.Sample;

public class JmhResultsTest {
    private static final String READ = "\"org.osier.benchmarks.jmh.ReaderBenchmark.read";

    @Test
    public void timesAndAllocationsAreTaken() {
        assertThat(
                        JmhResults.parse(
                                List.of(
                                        "\"Benchmark\",\"Mode\",\"Threads\",\"Samples\",\"Score\",\"Score Error (99.9%)\",\"Unit\","
                                                + "\"Param: others\",\"Param: stanzas\"",
                                        READ + "\",\"avgt\",1,2,2639.118,NaN,\"ns/op\",,chat",
                                        READ + ":gc.alloc.rate\",\"avgt\",1,2,480.1,NaN,\"MB/sec\",,chat",
                                        READ + ":gc.alloc.rate.norm\",\"avgt\",1,2,1343.0,0.1,\"B/op\",,chat",
                                        "\"org.osier.benchmarks.jmh.DispatchBenchmark.dispatch\",\"avgt\",1,2,5360.5,3.1,\"ns/op\",0,")))
                .containsExactly(
                        new Sample("jmh-reader-chat", 2639.118, "ns"),
                        new Sample("jmh-reader-chat-allocated", 1343.0, "B"),
                        new Sample("jmh-dispatch-0", 5360.5, "ns"));
    }
}
