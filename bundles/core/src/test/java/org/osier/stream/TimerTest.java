/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Test;

public class TimerTest {
    @Test
    public void callsAfterTheDelay() throws Exception {
        long began = System.nanoTime();
        CompletableFuture<Long> called = new CompletableFuture<>();
        Timer.SYSTEM.after(Duration.ofMillis(20), () -> called.complete(System.nanoTime()));

        assertThat(called.get(10, TimeUnit.SECONDS) - began).isGreaterThanOrEqualTo(20_000_000);
    }

    @Test
    public void doesNotCallOnceClosed() throws Exception {
        AtomicBoolean called = new AtomicBoolean();
        Registration first = Timer.SYSTEM.after(Duration.ofMillis(20), () -> called.set(true));
        CompletableFuture<Void> later = new CompletableFuture<>();
        Timer.SYSTEM.after(Duration.ofMillis(60), () -> later.complete(null));
        first.close();
        first.close();

        later.get(10, TimeUnit.SECONDS);
        assertThat(called).isFalse();
    }

    @Test
    public void aCallThatFailsOrBlocksHoldsUpNoOther() throws Exception {
        CompletableFuture<Void> never = new CompletableFuture<>();
        Timer.SYSTEM.after(Duration.ZERO, never::join);
        CompletableFuture<Void> called = new CompletableFuture<>();
        Timer.SYSTEM.after(Duration.ofMillis(1), () -> called.complete(null));

        called.get(10, TimeUnit.SECONDS);
        never.complete(null);
    }

    @Test
    public void tellsTheTime() {
        assertThat(Timer.SYSTEM.now())
                .isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(5));
        long earlier = Timer.SYSTEM.nanoTime();
        assertThat(Timer.SYSTEM.nanoTime() - earlier).isNotNegative();
    }
}
