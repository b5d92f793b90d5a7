/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.Test;
import org.osier.Point;

@Point(35)
public class ValuesTest {
    private enum Condition {
        GONE,
        NOT_ALLOWED
    }

    private static final Function<String, Optional<Condition>> CONDITION = Values.constant(Condition.class);

    @Test
    public void readsAttributesAndChildTexts() {
        Element element = Element.builder("", "set")
                .attribute("index", "7")
                .child("", "count", " 800 ")
                .build();

        assertThat(element.attribute("index").flatMap(Values::integer)).contains(7);
        assertThat(element.childText("", "count").flatMap(Values::longInteger)).contains(800L);
        assertThat(element.attribute("absent").flatMap(Values::bool)).isEmpty();
    }

    @Test
    public void readsBooleans() {
        assertThat(Values.bool("true")).contains(true);
        assertThat(Values.bool("1")).contains(true);
        assertThat(Values.bool("false")).contains(false);
        assertThat(Values.bool("\n0\t")).contains(false);
        for (String none : List.of("", "TRUE", "yes", "2", "01", "true false", "\u00a0true")) {
            assertThat(Values.bool(none)).as(none).isEmpty();
        }
    }

    @Test
    public void readsIntegers() {
        assertThat(Values.integer("0")).contains(0);
        assertThat(Values.integer("+5")).contains(5);
        assertThat(Values.integer("-128")).contains(-128);
        assertThat(Values.integer(" 007 ")).contains(7);
        assertThat(Values.integer("2147483647")).contains(Integer.MAX_VALUE);
        assertThat(Values.integer("-2147483648")).contains(Integer.MIN_VALUE);
        for (String none : List.of("", " ", "-", "+", "1.0", "1e3", "0x1", "1 2", "--1", "\u0661", "2147483648")) {
            assertThat(Values.integer(none)).as(none).isEmpty();
        }
    }

    @Test
    public void readsLongIntegers() {
        assertThat(Values.longInteger("9223372036854775807")).contains(Long.MAX_VALUE);
        assertThat(Values.longInteger("-9223372036854775808")).contains(Long.MIN_VALUE);
        assertThat(Values.longInteger("9223372036854775808")).isEmpty();
        assertThat(Values.longInteger("9".repeat(100_000))).isEmpty();
    }

    @Test
    public void readsConstants() {
        assertThat(CONDITION.apply("gone")).contains(Condition.GONE);
        assertThat(CONDITION.apply(" not-allowed\n")).contains(Condition.NOT_ALLOWED);
        for (String none : List.of("", "GONE", "not_allowed", "not allowed", "forbidden")) {
            assertThat(CONDITION.apply(none)).as(none).isEmpty();
        }
    }
}
