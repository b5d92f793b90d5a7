/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

/** What every store must do; a subclass says which store. */
public abstract class StoreContract {
    @Rule
    public final Timeout limit = Timeout.seconds(60);

    private Store store;
    private Table table;

    /** A new, empty store; closed after the test. */
    protected abstract Store open() throws Exception;

    @Before
    public void openStore() throws Exception {
        store = open();
        table = store.table("roster");
    }

    @After
    public void closeStore() {
        store.close();
    }

    private List<String> scan(String prefix) {
        List<String> found = new ArrayList<>();
        table.scan(prefix, (key, value) -> found.add(key + "=" + value));
        return found;
    }

    @Test
    public void keepsWhatWasPut() {
        assertThat(table.get("romeo")).isEmpty();
        table.put("romeo", "<item name='Róméo &amp; \uD83C\uDF39'/>");
        assertThat(table.get("romeo")).contains("<item name='Róméo &amp; \uD83C\uDF39'/>");
        table.put("romeo", "");
        assertThat(table.get("romeo")).contains("");
    }

    @Test
    public void removesWhatIsThere() {
        table.put("romeo", "1");
        table.remove("romeo");
        table.remove("nobody");
        assertThat(table.get("romeo")).isEmpty();
    }

    @Test
    public void tablesAreApart() {
        table.put("romeo", "1");
        assertThat(store.table("other").get("romeo")).isEmpty();
        assertThat(store.table("roster").get("romeo")).contains("1");
    }

    @Test
    public void comparesBeforeItPuts() {
        assertThat(table.compareAndPut("k", Optional.of("0"), Optional.of("1"))).isFalse();
        assertThat(table.compareAndPut("k", Optional.empty(), Optional.empty())).isTrue();
        assertThat(table.compareAndPut("k", Optional.empty(), Optional.of("1"))).isTrue();
        assertThat(table.compareAndPut("k", Optional.empty(), Optional.of("2"))).isFalse();
        assertThat(table.compareAndPut("k", Optional.empty(), Optional.empty())).isFalse();
        assertThat(table.compareAndPut("k", Optional.of("0"), Optional.of("2"))).isFalse();
        assertThat(table.compareAndPut("k", Optional.of("0"), Optional.empty())).isFalse();
        assertThat(table.get("k")).contains("1");
        assertThat(table.compareAndPut("k", Optional.of("1"), Optional.of("2"))).isTrue();
        assertThat(table.compareAndPut("k", Optional.of("2"), Optional.empty())).isTrue();
        assertThat(table.get("k")).isEmpty();
    }

    @Test
    public void manyThreadsCountWithoutALostUpdate() {
        int threads = 8;
        int each = 50;
        table.put("count", "0");
        CountDownLatch start = new CountDownLatch(threads);
        List<CompletableFuture<Void>> counting = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            counting.add(CompletableFuture.runAsync(() -> count(start, each), work -> new Thread(work).start()));
        }
        counting.forEach(CompletableFuture::join);
        assertThat(table.get("count")).contains(Integer.toString(threads * each));
    }

    private void count(CountDownLatch start, int times) {
        start.countDown();
        for (int done = 0; done < times; ) {
            String now = table.get("count").orElseThrow();
            String next = Integer.toString(Integer.parseInt(now) + 1);
            if (table.compareAndPut("count", Optional.of(now), Optional.of(next))) {
                done++;
            }
        }
    }

    @Test
    public void scansByPrefixInTheOrderOfCodePoints() {
        for (String key : List.of("b z", "a b", "b", "b \uD83C\uDF39", "b a", "b \uFB01", "b a b", "c")) {
            table.put(key, "v");
        }
        assertThat(scan("b ")).containsExactly("b a=v", "b a b=v", "b z=v", "b \uFB01=v", "b \uD83C\uDF39=v");
        assertThat(scan("d")).isEmpty();
        assertThat(scan("")).hasSize(8).startsWith("a b=v", "b=v").endsWith("c=v");
    }

    @Test
    public void scansMoreThanFitsIntoOneRead() {
        for (int i = 0; i < 2_500; i++) {
            table.put(String.format("k%05d", i), Integer.toString(i));
        }
        AtomicInteger seen = new AtomicInteger();
        table.scan("k", (key, value) -> assertThat(value).isEqualTo(Integer.toString(seen.getAndIncrement())));
        assertThat(seen).hasValue(2_500);
    }

    @Test
    public void aScanMayUseTheTable() {
        table.put("a", "1");
        table.put("b", "2");
        table.scan("", (key, value) -> table.remove(key));
        assertThat(scan("")).isEmpty();
    }

    @Test
    public void refusesWhatNotEveryDatabaseCanKeep() {
        assertThatThrownBy(() -> store.table("no table")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.put("", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.put("k\0", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.put("k".repeat(6_001), "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.put("k", "v\0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.compareAndPut("k", Optional.empty(), Optional.of("v".repeat(1_048_577))))
                .isInstanceOf(IllegalArgumentException.class);
        table.put("k".repeat(6_000), "v".repeat(1_048_576));
        assertThat(table.get("k".repeat(6_000)).orElseThrow()).hasSize(1_048_576);
    }

    @Test
    public void anInterruptedWriterHarmsNobody() {
        Thread.currentThread().interrupt();
        table.put("k", "1");
        assertThat(table.get("k")).contains("1");
        assertThat(Thread.interrupted()).isTrue();
        table.put("k", "2");
        assertThat(table.get("k")).contains("2");
    }

    @Test
    public void doesNothingAfterItWasClosed() {
        store.close();
        store.close();
        assertThatThrownBy(() -> table.get("k"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> table.put("k", "v")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> table.scan("", (key, value) -> {})).isInstanceOf(StoreException.class);
    }
}
