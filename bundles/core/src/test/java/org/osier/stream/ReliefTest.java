/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

public class ReliefTest {
    @Rule
    public final Timeout bound = Timeout.seconds(30);

    private final Semaphore taken = new Semaphore(0);
    private final Relief relief = new Relief(taken::release);

    private void awaitSuccessor() throws InterruptedException {
        assertThat(taken.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    public void whoIsSoonBackKeepsTheDuty() {
        long began = System.nanoTime();
        long away = relief.leave();
        boolean back = relief.back(away);

        // On a machine that stood still in between, the other outcome would be right.
        assertThat(back || System.nanoTime() - began > 5_000_000).isTrue();
    }

    @Test
    public void whoStaysAwayLosesItOnce() throws Exception {
        long away = relief.leave();
        awaitSuccessor();

        assertThat(relief.back(away)).isFalse();
        assertThat(taken.availablePermits()).isZero();
    }

    @Test
    public void theSuccessorMayLeaveInItsTurn() throws Exception {
        long first = relief.leave();
        awaitSuccessor();
        long second = relief.leave();
        awaitSuccessor();

        assertThat(relief.back(first)).as("another is away, not this one").isFalse();
        assertThat(relief.back(second)).isFalse();
        long third = relief.leave();
        awaitSuccessor();
        assertThat(relief.back(third)).isFalse();
    }

    /** Nothing is looked at while nobody leaves, and whoever leaves later is looked at again. */
    @Test
    public void looksAgainAfterAPause() throws Exception {
        for (int i = 0; i < 3; i++) {
            relief.back(relief.leave());
            Thread pause = Threads.start("pause", () -> {});
            pause.join();
            long away = relief.leave();
            awaitSuccessor();
            assertThat(relief.back(away)).isFalse();
        }
    }

    /** Exactly one thread has the duty, however short or long it is left: each departure ends in one way only. */
    @Test
    public void theDutyIsNeitherDoubledNorLost() throws Exception {
        AtomicInteger successors = new AtomicInteger();
        Relief counted = new Relief(successors::incrementAndGet);
        int lost = 0;
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        for (int i = 0; System.nanoTime() < until; i++) {
            long away = counted.leave();
            if (i % 50_000 == 49_999) {
                while (successors.get() == lost) {
                    Thread.onSpinWait();
                }
            }
            if (!counted.back(away)) {
                lost++;
                while (successors.get() < lost) {
                    Thread.onSpinWait();
                }
            }
            assertThat(successors.get()).isEqualTo(lost);
        }
    }

    @Test
    public void whoComesBackLateDoesNotUndoADepartureOfTheSuccessor() throws Exception {
        long first = relief.leave();
        long second = relief.leave();
        assertThat(relief.back(first)).isFalse();
        assertThat(relief.isAway(second)).isTrue();
        awaitSuccessor();
    }
}
