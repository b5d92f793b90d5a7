/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class WriteWatchTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ManualTimer timer = new ManualTimer();
    private final AtomicInteger late = new AtomicInteger();
    private final WriteWatch watch = new WriteWatch(timer, LIMIT, late::incrementAndGet);

    private void passes(int seconds) {
        timer.advance(Duration.ofSeconds(seconds));
    }

    @Test
    public void tellsOfAWriteThatTakesTooLong() {
        watch.begin();
        passes(29);
        assertThat(late).hasValue(0);
        passes(1);
        assertThat(late).hasValue(1);
    }

    @Test
    public void countsFromTheBeginningOfEachWrite() {
        watch.begin();
        passes(20);
        watch.end();
        watch.begin();
        passes(29);
        assertThat(late).hasValue(0);
        passes(1);
        assertThat(late).hasValue(1);
    }

    @Test
    public void aWriteThatReturnsInTimeIsNotLate() {
        watch.begin();
        passes(29);
        watch.end();
        passes(1000);
        assertThat(late).hasValue(0);
    }

    @Test
    public void keepsOneDelayedCallForAMillionWrites() {
        for (int i = 0; i < 1_000_000; i++) {
            watch.begin();
            watch.end();
        }
        assertThat(timer.pending()).isEqualTo(1);

        passes(30);
        assertThat(timer.pending()).as("while nothing is written").isZero();
    }

    @Test
    public void keepsNoDelayedCallOnceClosed() {
        watch.begin();
        watch.close();
        assertThat(timer.pending()).isZero();

        watch.begin();
        passes(1000);
        assertThat(late).hasValue(0);
    }
}
