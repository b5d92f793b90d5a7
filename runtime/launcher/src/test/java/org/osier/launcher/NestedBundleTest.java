/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.Test;

public final class NestedBundleTest {
    @Test
    public void readsLevelsAndJarsInOrder() {
        assertThat(read("# logging first\n1:pax-logging-api.jar\n\n 30:osier-core.jar \n"))
                .containsExactly(new NestedBundle(1, "pax-logging-api.jar"), new NestedBundle(30, "osier-core.jar"));
    }

    @Test
    public void refusesLinesOfAnotherForm() {
        for (String bad :
                List.of("osier-core.jar", "0:osier-core.jar", "x:osier-core.jar", "1:core.zip", "1:../core.jar")) {
            assertThatThrownBy(() -> read(bad)).hasMessage("\"" + bad + "\" is not of the form level:jar");
        }
    }

    @Test
    public void jarThatIsNotCarriedIsNamed() {
        assertThatThrownBy(() -> new NestedBundle(1, "absent.jar").open())
                .isInstanceOf(IOException.class)
                .hasMessage("this jar lacks bundles/absent.jar");
    }

    @Test
    public void indexPutsLoggingFirstAndFileInstallLast() throws IOException {
        List<NestedBundle> all = NestedBundle.all();

        assertThat(all.get(0).name()).isEqualTo("pax-logging-api.jar");
        assertThat(all.get(all.size() - 1).name()).isEqualTo("org.apache.felix.fileinstall.jar");
        assertThat(all).extracting(NestedBundle::level).isSorted();
        assertThat(all).extracting(NestedBundle::name).doesNotHaveDuplicates();
    }

    private static List<NestedBundle> read(String text) {
        return NestedBundle.read(new StringReader(text));
    }
}
