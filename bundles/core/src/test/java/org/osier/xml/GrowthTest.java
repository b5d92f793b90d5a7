/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.IntFunction;
import org.junit.Test;
import org.osier.Point;

/** A sample of {@link GrowthLongRun}: 100,000 elements of each kind. */
public class GrowthTest {
    private static final int ELEMENTS = 100_000;

    private static void staysSmall(String what) throws IOException {
        IntFunction<String> element = Growth.inventions().get(what);
        // Kept, the shortest of them would take more than 10 MB.
        assertThat(Growth.over(ELEMENTS, element)).as(what).isLessThan(3 * 1024 * 1024);
    }

    @Test
    public void memoryDoesNotGrowWithNames() throws IOException {
        staysSmall("element names");
        staysSmall("attribute names");
    }

    @Test
    public void memoryDoesNotGrowWithPrefixesAndNamespaces() throws IOException {
        staysSmall("prefixes");
        staysSmall("namespaces");
        staysSmall("namespaces of attributes");
    }

    @Test
    public void memoryDoesNotGrowWithIds() throws IOException {
        staysSmall("ids");
    }

    @Test
    @Point(22)
    public void memoryDoesNotGrowWithTheStreamsLife() throws IOException {
        assertThat(Growth.over(ELEMENTS, Growth::ordinary)).isLessThan(1024 * 1024);
    }
}
