/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store.mvstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osier.store.StoreException;

/** The store as its configuration has it. */
public class ConfiguredStoreTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private record Options(String file) implements StoreOptions {
        @Override
        public Class<? extends Annotation> annotationType() {
            return StoreOptions.class;
        }
    }

    @Test
    public void opensTheFileThatIsNamed() {
        String file = folder.getRoot() + "/osier.store";
        ConfiguredStore store = new ConfiguredStore(new Options(" " + file));
        store.table("t").put("k", "v");
        store.close();
        assertThat(folder.getRoot()).isDirectoryContaining("glob:**/osier.store");
        ConfiguredStore again = new ConfiguredStore(new Options(file));
        assertThat(again.table("t").get("k")).contains("v");
        again.close();
    }

    @Test
    public void withoutAFileItSaysWhatToAdd() {
        for (String file : new String[] {null, " "}) {
            assertThatThrownBy(() -> new ConfiguredStore(new Options(file)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("add a line such as file = data/osier.store");
        }
    }
}
