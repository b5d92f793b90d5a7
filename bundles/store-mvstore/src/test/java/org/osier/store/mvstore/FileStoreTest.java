/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osier.store.Store;
import org.osier.store.StoreContract;
import org.osier.store.StoreException;
import org.osier.store.Table;

/** The store in a file does what every store does, and keeps it; and says so when it cannot. */
public class FileStoreTest extends StoreContract {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Override
    protected Store open() {
        return new FileStore(file("contract"));
    }

    private Path file(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    private Path written(int changes) {
        Path file = file("kept");
        try (FileStore store = new FileStore(file)) {
            Table table = store.table("roster");
            for (int i = 0; i < changes; i++) {
                table.put("k" + i % 100, "v" + i);
            }
        }
        return file;
    }

    @Test
    public void keepsAllWhenItIsOpenedAgain() {
        Path file = written(300);
        try (FileStore store = new FileStore(file)) {
            assertThat(store.table("roster").get("k0")).contains("v200");
            assertThat(store.table("roster").get("k99")).contains("v299");
            store.table("roster").remove("k0");
        }
        try (FileStore store = new FileStore(file)) {
            assertThat(store.table("roster").get("k0")).isEmpty();
        }
    }

    @Test
    public void ordersKeysAlikeWhenItIsOpenedAgain() {
        Path file = file("order");
        try (FileStore store = new FileStore(file)) {
            store.table("t").put("\uFB01", "1");
            store.table("t").put("\uD83C\uDF39", "2");
        }
        try (FileStore store = new FileStore(file)) {
            StringBuilder seen = new StringBuilder();
            store.table("t").scan("", (key, value) -> seen.append(value));
            assertThat(seen).hasToString("12");
        }
    }

    @Test
    public void oneFileIsForOneStoreAtATime() {
        Path file = file("shared");
        try (FileStore first = new FileStore(file)) {
            first.table("t").put("k", "v");
            assertThatThrownBy(() -> new FileStore(file))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith(file + " is in use by another process")
                    .hasMessageContaining("configure another file");
            assertThat(first.table("t").get("k")).contains("v");
        }
    }

    @Test
    public void aDirectoryThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new FileStore(file("nowhere").resolve("store")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file("nowhere") + " is no directory that can be written to; create it");
    }

    @Test
    public void anythingButAStoreIsNamed() throws IOException {
        Path file = file("letter");
        Files.writeString(file, "Good morrow, cousin.\n".repeat(1_000));
        assertThatThrownBy(() -> new FileStore(file))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file.toString());
    }

    /** What is cut off at the end has either been unused, or is missed; never is an older state taken for the latest. */
    @Test
    public void aFileThatWasCutShortIsNamed() throws IOException {
        Path file = written(300);
        byte[] whole = Files.readAllBytes(file);
        byte[] mark = Files.readAllBytes(file("kept.mark"));
        int named = 0;
        for (int sixteenth = 0; sixteenth < 16; sixteenth++) {
            Files.write(file, Arrays.copyOf(whole, whole.length / 16 * sixteenth));
            Files.write(file("kept.mark"), mark);
            named += isNamedOrWhole(file, "has lost changes") ? 1 : 0;
        }
        assertThat(named).isGreaterThan(8);
    }

    @Test
    public void aDamagedFileIsNamed() throws IOException {
        Path file = written(300);
        byte[] whole = Files.readAllBytes(file);
        byte[] mark = Files.readAllBytes(file("kept.mark"));
        Random random = new Random(1);
        int named = 0;
        for (int i = 0; i < 16; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j < whole.length / 8; j++) {
                damaged[random.nextInt(damaged.length)] ^= 0x55;
            }
            Files.write(file, damaged);
            Files.write(file("kept.mark"), mark);
            named += isNamedOrWhole(file, "backup") ? 1 : 0;
        }
        assertThat(named).isGreaterThan(8);
    }

    private static boolean isNamedOrWhole(Path file, String message) {
        try (FileStore store = new FileStore(file)) {
            for (int i = 0; i < 100; i++) {
                assertThat(store.table("roster").get("k" + i)).contains("v" + (200 + i));
            }
            return false;
        } catch (StoreException e) {
            assertThat(e).hasMessageStartingWith(file.toString()).hasMessageContaining(message);
            assertThat(e.getMessage()).doesNotContain("\n");
            return true;
        }
    }

    @Test
    public void goesOnWithWhatIsLeftWhenTheMarkIsDeleted() throws IOException {
        Path file = written(300);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 16));
        assertThatThrownBy(() -> new FileStore(file)).hasMessageContaining("delete " + file + ".mark");
        Files.delete(file("kept.mark"));
        try (FileStore store = new FileStore(file)) {
            store.table("roster").put("k0", "new");
            assertThat(store.table("roster").get("k0")).contains("new");
        }
    }

    @Test
    public void doesNotGrowWithWhatIsReplaced() throws IOException, InterruptedException {
        Path file = file("grown");
        try (FileStore store = new FileStore(file)) {
            Table table = store.table("roster");
            long until = System.nanoTime() + 5_000_000_000L;
            for (int i = 0; System.nanoTime() < until; i++) {
                table.compareAndPut("k" + i % 100, table.get("k" + i % 100), Optional.of("v".repeat(100) + i));
            }
        }
        // A second's changes are kept before their place is used again.
        assertThat(Files.size(file)).isLessThan(64L << 20);
    }
}
