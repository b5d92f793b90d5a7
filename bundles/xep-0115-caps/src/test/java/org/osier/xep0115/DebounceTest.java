/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class DebounceTest {
    private static final Duration QUIET = Duration.ofMillis(500);

    private final List<Runnable> waiting = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Debounce debounce = new Debounce(
            QUIET,
            (delay, task) -> {
                assertThat(delay).isEqualTo(QUIET);
                waiting.add(task);
            },
            () -> calls.add("call"));

    private void pass() {
        waiting.remove(0).run();
    }

    @Test
    public void makesOneCallOfMany() {
        for (int i = 0; i < 100; i++) {
            debounce.changed();
        }
        assertThat(waiting).hasSize(1);
        pass();
        // There were changes while it waited: it waits for a time without.
        assertThat(calls).isEmpty();
        pass();
        assertThat(calls).hasSize(1);
        assertThat(waiting).isEmpty();
    }

    @Test
    public void callsAfterOneQuietTime() {
        debounce.changed();
        pass();
        assertThat(calls).hasSize(1);
        debounce.changed();
        pass();
        assertThat(calls).hasSize(2);
    }

    @Test
    public void callsInTheEndUnderConstantChange() {
        for (int i = 0; i < Debounce.MOST_WHILES; i++) {
            debounce.changed();
            debounce.changed();
            assertThat(calls).isEmpty();
            assertThat(waiting).hasSize(1);
            pass();
        }
        assertThat(calls).hasSize(1);
        assertThat(waiting).isEmpty();
    }
}
