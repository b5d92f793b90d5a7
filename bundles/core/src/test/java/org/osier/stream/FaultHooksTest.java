/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.osier.Point;

/** What foreign code throws reaches the hook, or else a log that nobody can flood. */
@Point(29)
public class FaultHooksTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Rule
    public final Logged logged = new Logged();

    private final ManualTimer timer = new ManualTimer();
    private final FaultHooks faults = new FaultHooks(timer);
    private final List<Object> told = new ArrayList<>();
    private final Exception failure = new Exception("not really");

    private void fail(String what, int times) {
        for (int i = 0; i < times; i++) {
            faults.failed(what, failure);
        }
    }

    @Test
    public void hooksStandInForTheLogUntilTheyGo() {
        Registration one = faults.add((what, e) -> told.add(what));
        Registration other = faults.add((what, e) -> told.add(e));
        fail("handler a", 1);
        assertThat(told).containsExactly("handler a", failure);
        assertThat(logged.messages()).isEmpty();

        one.close();
        other.close();
        fail("handler a", 1);
        assertThat(told).hasSize(2);
        assertThat(logged.messages()).containsExactly("handler a failed");
        assertThat(logged.thrown()).containsExactly(failure);
    }

    @Test
    public void aHookThatFailsHidesNothingAndHarmsNobody() {
        faults.add((what, e) -> {
            throw new StackOverflowError("not really");
        });
        fail("handler a", 1);
        assertThat(logged.messages())
                .containsExactly("fault hook " + getClass().getName() + " failed", "handler a failed");

        faults.add((what, e) -> told.add(what));
        fail("handler b", 1);
        assertThat(told).containsExactly("handler b");
    }

    @Test
    public void theSameHookAddedTwiceGoesOneByOne() {
        FaultHook hook = (what, e) -> told.add(what);
        faults.add(hook);
        faults.add(hook).close();
        fail("handler a", 1);
        assertThat(told).hasSize(1);
    }

    @Test
    public void aFloodIsAFewStacksAndOneLineAMinute() {
        fail("handler a", 1000);
        assertThat(logged.messages()).hasSize(FaultLog.WITH_STACK).containsOnly("handler a failed");
        assertThat(logged.thrown()).hasSize(FaultLog.WITH_STACK);

        timer.advance(MINUTE);
        assertThat(logged.messages())
                .hasSize(FaultLog.WITH_STACK + 1)
                .endsWith("handler a failed 995 more times in the last minute");
        fail("handler a", 10);
        timer.advance(MINUTE);
        assertThat(logged.messages())
                .hasSize(FaultLog.WITH_STACK + 2)
                .endsWith("handler a failed 10 more times in the last minute");
    }

    @Test
    public void eachHasAnAccountOfItsOwn() {
        fail("handler a", 1000);
        fail("handler b", 1);
        assertThat(logged.messages()).endsWith("handler b failed");
    }

    @Test
    public void aMinuteWithoutFailuresClosesTheAccountAndNothingWaits() {
        fail("handler a", 1000);
        timer.advance(MINUTE);
        timer.advance(MINUTE);
        assertThat(timer.pending()).isZero();
        fail("handler a", 1);
        assertThat(logged.messages()).endsWith("handler a failed");
        assertThat(logged.thrown()).hasSize(FaultLog.WITH_STACK + 1);
    }

    @Test
    public void namesWithoutEndDoNotFloodIt() {
        for (int i = 0; i < 10_000; i++) {
            fail("handler " + i, 1);
        }
        assertThat(logged.messages()).hasSize(256 + FaultLog.WITH_STACK);
        timer.advance(MINUTE);
        assertThat(logged.messages()).endsWith("something else failed 9739 more times in the last minute");
    }
}
