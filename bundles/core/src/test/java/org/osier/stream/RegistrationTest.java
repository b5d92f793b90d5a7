/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class RegistrationTest {
    private final List<String> closed = new ArrayList<>();

    private Registration named(String name) {
        return () -> closed.add(name);
    }

    @Test
    public void severalAreClosedInReverseOrder() {
        Registration all =
                Registration.NONE.and(named("first")).and(named("second")).and(named("third"));
        all.close();

        assertThat(closed).containsExactly("third", "second", "first");
    }

    @Test
    public void oneThatFailsLeavesNoneOpen() {
        Registration failing = () -> {
            throw new IllegalStateException("not really");
        };
        Registration all = named("first").and(failing).and(named("third"));

        assertThatThrownBy(all::close).hasMessage("not really");
        assertThat(closed).containsExactly("third", "first");
    }
}
