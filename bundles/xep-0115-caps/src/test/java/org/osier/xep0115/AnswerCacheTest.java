/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.osier.xep0030.DiscoInfo;

public class AnswerCacheTest {
    private static final long ROOM = 1 << 20;

    private final AnswerCache<Integer> cache = new AnswerCache<>(ROOM);

    private static DiscoInfo withFeatures(int number) {
        Answer answer = Answer.of().identity("client", "bot", "", "x");
        for (int i = 0; i < number; i++) {
            answer.feature("urn:example:feature:" + i);
        }
        return answer.info();
    }

    @Test
    public void forgetsThoseLeastRecentlyUsed() {
        DiscoInfo info = withFeatures(100);
        cache.put(0, info);
        for (int i = 1; i < 1000; i++) {
            cache.put(i, info);
            assertThat(cache.get(0)).isPresent();
        }
        assertThat(cache.get(1)).isEmpty();
        assertThat(cache.get(999)).hasValue(info);
        assertThat(cache.size()).isBetween(20, 200);
    }

    @Test
    public void keepsNothingThatIsTooLarge() {
        cache.put(0, withFeatures(10));
        cache.put(1, withFeatures(10_000));
        assertThat(cache.get(0)).isPresent();
        assertThat(cache.get(1)).isEmpty();
    }

    @Test
    public void countsWhatIsReplacedAndRemovedNoMore() {
        DiscoInfo info = withFeatures(100);
        for (int i = 0; i < 1000; i++) {
            cache.put(0, info);
        }
        for (int i = 1; i < 1000; i++) {
            cache.put(i, info);
            cache.remove(i);
        }
        assertThat(cache.get(0)).isPresent();
        cache.clear();
        assertThat(cache.size()).isZero();
    }
}
