/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.Test;
import org.osier.benchmarks.driver.Workload;

public class ArgumentsTest {
    @Test
    public void withoutAnyAllIsWanted() {
        Arguments arguments = Arguments.parse();

        assertThat(Arguments.WORKLOADS).allMatch(arguments::wants);
        assertThat(Arguments.CONTENDERS).allMatch(arguments::wantsContender);
        assertThat(arguments.quick()).isFalse();
    }

    @Test
    public void namesLimitWhatIsWanted() {
        Arguments arguments = Arguments.parse("--quick", "--only", "echo,out", "--contenders", "osier,bare");

        assertThat(Arguments.WORKLOADS).filteredOn(arguments::wants).containsExactly("echo", "out");
        assertThat(Arguments.CONTENDERS).filteredOn(arguments::wantsContender).containsExactly("osier", "bare");
        assertThat(arguments.quick()).isTrue();
    }

    @Test
    public void jmhAloneMeansNothingElse() {
        assertThat(Arguments.WORKLOADS)
                .filteredOn(Arguments.parse("--jmh")::wants)
                .containsExactly("jmh");
    }

    @Test
    public void javaOptionsAreSplitAtSpaces() {
        assertThat(Arguments.parse("--java-options", "-Xlog:gc  -Xint").javaOptions())
                .containsExactly("-Xlog:gc", "-Xint");
    }

    @Test
    public void complaintsNameWhatIsWrongAndWhatWouldBeRight() {
        refused("there is no option --fast", "--fast");
        refused("--only needs a value", "--quick", "--only");
        refused("--only does not know 'inn'; it knows in-chat, in-mixed", "--only", "inn");
        refused("--contenders does not know ''; it knows osier", "--contenders", "osier,");
        refused("exclude each other", "--jmh", "--only", "echo");
    }

    private static void refused(String complaint, String... args) {
        assertThatThrownBy(() -> Arguments.parse(args))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("\n");
    }

    @Test
    public void workloadsAreThoseOfTheDriverAndJmh() {
        assertThat(Arguments.WORKLOADS)
                .containsAll(
                        Arrays.stream(Workload.values()).map(Workload::word).toList())
                .contains("jmh")
                .hasSize(Workload.values().length + 1);
    }

    @Test
    public void knowsWhetherAnythingIsLeftOut() {
        assertThat(Arguments.parse().wantsAll()).isTrue();
        assertThat(Arguments.parse("--quick").wantsAll()).isTrue();
        assertThat(Arguments.parse("--only", "echo").wantsAll()).isFalse();
        assertThat(Arguments.parse("--contenders", "osier").wantsAll()).isFalse();
        assertThat(Arguments.parse("--jmh").wantsAll()).isFalse();
    }
}
