/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.Test;
import org.osier.Point;

@Point(40)
public class JidCacheTest {
    private final JidCache cache = new JidCache();

    private void intern(String text) {
        cache.intern(text, Jid.of(text));
    }

    @Test
    public void aMillionAddressesLeaveAFewBehind() {
        for (int i = 0; i < 1_000_000; i++) {
            intern("romeo@montague.lit/" + i);
        }
        assertThat(cache.size()).isEqualTo(JidCache.ENTRIES);
        assertThat(cache.find("romeo@montague.lit/999999")).hasValue(Jid.of("romeo@montague.lit/999999"));
        assertThat(cache.find("romeo@montague.lit/0")).isEmpty();
    }

    @Test
    public void longTextsAreNotKept() {
        String fits = "montague.lit/" + "x".repeat(JidCache.LONGEST_TEXT - 13);
        intern(fits + "x");
        assertThat(cache.size()).isZero();
        intern(fits);
        assertThat(cache.find(fits)).isPresent();
    }

    @Test
    public void twoWhoseHashesFallTogetherAreBothKept() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        intern("x/Aa");
        intern("x/BB");
        assertThat(cache.find("x/Aa")).hasValue(Jid.of("x/Aa"));
        assertThat(cache.find("x/BB")).hasValue(Jid.of("x/BB"));
    }

    @Test
    public void spellingsOfOneAddressGiveOneObject() {
        Jid jid = Jid.of("romeo@cache.montague.lit/x");
        assertThat(Jid.of("Romeo@Cache.montague.lit/x")).isSameAs(jid);
        assertThat(Jid.of("romeo@cache.montague.lit./x")).isSameAs(jid);
        assertThat(Jid.of(new String("romeo@cache.montague.lit/x"))).isSameAs(jid);
    }

    @Test
    public void whatIsRefusedIsNotKept() {
        Refusals.assertLocalRefused("ro meo@montague.lit", "a space");
        Refusals.assertLocalRefused("ro meo@montague.lit", "a space");
    }

    @Test
    public void manyThreadsGetWhatTheyAskedFor() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> all = IntStream.range(0, 8)
                    .mapToObj(thread -> threads.submit(() -> IntStream.range(0, 50_000)
                            .mapToObj(i -> "user" + i * (thread + 1) % 5_000 + "@montague.lit")
                            .allMatch(text -> Jid.of(text).toString().equals(text))))
                    .toList();
            for (Future<Boolean> one : all) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
