/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import static org.assertj.core.api.Assertions.assertThat;

import com.pholser.junit.quickcheck.From;
import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.runner.RunWith;
import org.osier.Point;

/** What holds for every address, and for whatever somebody takes for one. */
@RunWith(JUnitQuickcheck.class)
@Point(40)
public class JidPropertiesTest {
    private static final int TRIALS = 1_000;

    /** Whatever goes out of our addresses must come back as the same address, or replies would not match. */
    @Property(trials = TRIALS)
    public void theTextOfAnAddressGivesTheSame(@From(Jids.class) Jid jid) {
        // Past the cache.
        Jid again = Jid.of(jid + (jid.isBare() ? "/" : "") + "x".repeat(JidCache.LONGEST_TEXT));
        assertThat(again.bare())
                .isEqualTo(jid.bare())
                .hasSameHashCodeAs(jid.bare())
                .isEqualByComparingTo(jid.bare());
        assertThat(again.local()).isEqualTo(jid.local());
        assertThat(again.domain()).isEqualTo(jid.domain());
        assertThat(again.resource().orElseThrow()).startsWith(jid.resource().orElse("x"));
        assertThat(Jid.of(jid.toString())).isEqualTo(jid).hasToString(jid.toString());
    }

    @Property(trials = TRIALS)
    public void theCacheChangesNothing(@From(AddressTexts.class) String text) {
        String local = "x".repeat(JidCache.LONGEST_TEXT);
        Optional<Jid> cached = parsed("x@" + text.replace("@", ""));
        Optional<Jid> parsed = parsed(local + "@" + text.replace("@", ""));
        assertThat(parsed.map(Jid::domain)).isEqualTo(cached.map(Jid::domain));
        assertThat(parsed.flatMap(Jid::resource)).isEqualTo(cached.flatMap(Jid::resource));
    }

    @Property(trials = TRIALS)
    public void thePartsOfAnAddressMakeIt(@From(Jids.class) Jid jid) {
        Jid bare = Jid.of(jid.local().map(local -> local + "@").orElse("") + jid.domain());
        assertThat(jid.bare()).isEqualTo(bare);
        assertThat(jid.resource().map(bare::withResource).orElse(bare)).isEqualTo(jid);
        assertThat(jid.isBare()).isEqualTo(jid.resource().isEmpty());
    }

    @Property(trials = TRIALS)
    public void anyTextIsPreparedOrRefused(@From(AddressTexts.class) String text) {
        for (String address : new String[] {text, "a@" + text, "a@b/" + text, text + "@b", "\u00FC" + text}) {
            parsed(address).ifPresent(jid -> assertThat(Jid.of(jid.toString())).isEqualTo(jid));
        }
    }

    /** Refusals name the part, in one short line. */
    private static Optional<Jid> parsed(String text) {
        try {
            return Optional.of(Jid.of(text));
        } catch (MalformedJidException e) {
            assertThat(e.reason()).containsAnyOf("before the @", "domain", "after the /");
            assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContainPattern("[\\p{Cntrl}\u2028\u202E]");
            return Optional.empty();
        }
    }

    @Property(trials = TRIALS)
    public void noPartIsLongerThanItMayBe(@From(Jids.class) Jid jid) {
        String longer = jid.toString().replace("b", "b".repeat(500)).replace("\u00E9", "\u00E9".repeat(300));
        parsed(longer).ifPresent(parsed -> {
            assertFits(parsed.local());
            assertFits(Optional.of(parsed.domain()));
            assertFits(parsed.resource());
        });
    }

    private static void assertFits(Optional<String> part) {
        part.ifPresent(text -> assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 1023));
    }
}
