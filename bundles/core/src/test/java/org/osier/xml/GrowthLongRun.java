/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.Test;
import org.osier.Point;

/** What a stream leaves behind that lives long: {@code ./mvnw -Pmillion -pl bundles/core -am verify}. */
public class GrowthLongRun {
    private static final int INVENTIONS = 1_000_000;
    private static final int STANZAS = 2_000_000;

    @Test
    public void memoryDoesNotGrowWithAMillionNames() throws IOException {
        StringBuilder figures = new StringBuilder();
        for (Map.Entry<String, IntFunction<String>> each : Growth.inventions().entrySet()) {
            long growth = Growth.over(INVENTIONS, each.getValue());
            figures.append(String.format("%,d %s: %+,d kB%n", INVENTIONS, each.getKey(), growth / 1024));
            assertThat(growth).as(each.getKey()).isLessThan(5 * 1024 * 1024);
        }
        Figures.print("growth with names", figures.toString().strip());
    }

    @Test
    @Point(22)
    public void memoryDoesNotGrowWithTheStreamsLife() throws IOException {
        long growth = Growth.over(STANZAS, Growth::ordinary);
        Figures.print("growth with stanzas", String.format("%,d stanzas: %+,d kB", STANZAS, growth / 1024));
        assertThat(growth).isLessThan(1024 * 1024);
    }
}
