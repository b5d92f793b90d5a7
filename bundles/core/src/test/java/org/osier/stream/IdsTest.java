/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.Test;
import org.osier.Point;

@Point(9)
public class IdsTest {
    private final Ids ids = new Ids();

    @Test
    public void have144BitsInCharactersThatNeedNoEscaping() {
        for (int i = 0; i < 100; i++) {
            assertThat(ids.next()).matches("[A-Za-z0-9_-]{24}");
        }
    }

    @Test
    public void areUniqueAcrossThreads() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 100_000).parallel().forEach(i -> seen.add(ids.next()));
        assertThat(seen).hasSize(100_000);
    }

    /** Who has seen one knows nothing of the next: no two have a beginning in common. */
    @Test
    public void haveNoCommonBeginning() {
        Set<String> beginnings = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            beginnings.add(ids.next().substring(0, 8));
        }
        assertThat(beginnings).hasSize(1000);
    }

    @Test
    public void areToBeHadFromTheStream() {
        XmlStream stream = new Peers().stream;
        assertThat(stream.newId()).hasSize(24).isNotEqualTo(stream.newId());
    }
}
