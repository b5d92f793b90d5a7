/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.Test;
import org.osier.stream.ConnectionException;
import org.osier.stream.StreamError;
import org.osier.stream.StreamError.Condition;
import org.osier.stream.StreamErrorException;

public class ReconnectionTest {
    private static final Optional<Throwable> LOST = Optional.of(new ConnectionException("lost", null));
    private static final ReconnectPolicy POLICY =
            new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofMinutes(2), 5, Duration.ofMinutes(1));

    private final ManualTimer timer = new ManualTimer();
    private final Reconnection reconnection = new Reconnection(POLICY, timer);

    /** Always draws the highest number. */
    private static final class Highest implements RandomGenerator {
        @Override
        public long nextLong() {
            throw new AssertionError();
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }

    @Test
    public void doublesTheBoundUpToTheLongest() {
        int[] seconds = {1, 2, 4, 8, 16, 32, 64, 120, 120};
        for (int attempt = 0; attempt < seconds.length; attempt++) {
            assertThat(POLICY.delay(attempt, new Highest())).hasSeconds(seconds[attempt]);
        }
        for (int attempt : new int[] {29, 30, 31, 62, 63, 64, 1000, Integer.MAX_VALUE}) {
            assertThat(POLICY.delay(attempt, new Highest())).hasSeconds(120);
        }
    }

    @Test
    public void drawsEvenlyBetweenNothingAndTheBound() {
        RandomGenerator random = new java.util.Random(42);
        int[] quarters = new int[4];
        for (int i = 0; i < 4000; i++) {
            Duration delay = POLICY.delay(3, random);
            assertThat(delay).isBetween(Duration.ZERO, Duration.ofSeconds(8));
            quarters[(int) Math.min(3, delay.toMillis() / 2000)]++;
        }
        for (int quarter : quarters) {
            assertThat(quarter).isBetween(850, 1150);
        }
    }

    @Test
    public void comesBackAtOnceAfterAStableSession() {
        reconnection.online();
        timer.pass(Duration.ofMinutes(1));
        assertThat(reconnection.afterLoss(LOST)).hasValue(Duration.ZERO);
    }

    @Test
    public void forgetsFailuresOnlyAfterAStableSession() {
        for (int i = 0; i < 4; i++) {
            assertThat(reconnection.next(LOST)).isPresent();
        }
        reconnection.online();
        timer.pass(Duration.ofSeconds(59));
        assertThat(reconnection.afterLoss(LOST)).as("the fifth attempt").isPresent();
        assertThat(reconnection.next(LOST)).as("the sixth").isEmpty();
        reconnection.online();
        timer.pass(Duration.ofSeconds(60));
        assertThat(reconnection.afterLoss(LOST)).hasValue(Duration.ZERO);
        assertThat(reconnection.next(LOST)).isPresent();
    }

    @Test
    public void givesUpAfterTheLastAttempt() {
        for (int i = 0; i < 5; i++) {
            assertThat(reconnection.next(LOST)).isPresent();
        }
        assertThat(reconnection.next(LOST)).isEmpty();
        assertThat(new Reconnection(ReconnectPolicy.NEVER, timer).next(LOST)).isEmpty();
    }

    @Test
    public void doesNotComeBackWhereSomebodyMustChangeSomething() {
        reconnection.online();
        timer.pass(Duration.ofHours(1));
        StreamErrorException conflict = new StreamErrorException(StreamError.of(Condition.CONFLICT));
        assertThat(reconnection.afterLoss(Optional.of(conflict))).isEmpty();
        assertThat(reconnection.next(Optional.of(new AuthenticationException("not-authorized"))))
                .isEmpty();
        assertThat(reconnection.next(Optional.of(new AuthenticationException("later", true))))
                .isPresent();
    }

    @Test
    public void comesBackAfterAnOrderlyEndByTheServer() {
        assertThat(reconnection.afterLoss(Optional.empty())).isPresent();
    }

    @Test
    public void refusesPoliciesWithoutAPause() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new ReconnectPolicy(Duration.ZERO, second, 1, second))
                .hasMessageContaining("more than nothing");
        assertThatThrownBy(() -> new ReconnectPolicy(second.negated(), second, 1, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReconnectPolicy(second, Duration.ofMillis(1), 1, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReconnectPolicy(second, second, -1, second))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
