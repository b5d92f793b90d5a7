/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.Test;
import org.osier.Point;

@Point(40)
public class PunycodeTest {
    /** RFC 3492, 7.1, in small letters. */
    private static final String[][] SAMPLES = {
        {
            "\u0644\u064A\u0647\u0645\u0627\u0628\u062A\u0643\u0644\u0645\u0648\u0634\u0639\u0631\u0628\u064A\u061F",
            "egbpdaj6bu4bxfgehfvwxn"
        },
        {"\u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587", "ihqwcrb4cv8a8dqg056pqjye"},
        {"\u4ED6\u5011\u7232\u4EC0\u9EBD\u4E0D\u8AAA\u4E2D\u6587", "ihqwctvzc91f659drss3x8bo0yb"},
        {"pro\u010Dprost\u011Bnemluv\u00ED\u010Desky", "proprostnemluvesky-uyb24dma41a"},
        {"3\u5E74b\u7D44\u91D1\u516B\u5148\u751F", "3b-ww4c5e180e575a65lsy2b"},
        {"\u305D\u306E\u30B9\u30D4\u30FC\u30C9\u3067", "d9juau41awczczp"},
        {"-> $1.00 <-", "-> $1.00 <--"},
    };

    @Test
    public void knowsTheSamplesOfTheRfc() {
        for (String[] sample : SAMPLES) {
            assertThat(Punycode.encode(sample[0])).isEqualTo(sample[1]);
            assertThat(Punycode.decode(sample[1])).hasValue(sample[0]);
        }
    }

    @Test
    public void refusesWhatIsNoPunycode() {
        String[] others = {"a!", "99999999", "zzzzzzzzzzz", "-\u00FC", "\u00FC", "a-b-\u00FC"};
        for (String other : others) {
            assertThat(Punycode.decode(other)).as(other).isEmpty();
        }
    }

    /** Whatever strangers write behind xn-- ends in a text or in none. */
    @Test
    public void decodesAnythingOrNothing() {
        Random random = new Random(3492);
        int decoded = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(20), 0, 37)
                    .forEach(d -> text.append("abcdefghijklmnopqrstuvwxyz0123456789-".charAt(d)));
            Optional<String> one = Punycode.decode(text.toString());
            decoded += one.isPresent() ? 1 : 0;
            assertThat(one.orElse("").codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        }
        assertThat(decoded).isBetween(1_000, 99_000);
    }
}
