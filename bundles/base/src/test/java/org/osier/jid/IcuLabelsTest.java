/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.IDNA;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;
import org.osier.Point;

/** Domains that are accepted are also right for ICU, which gives the same A-labels. */
@Point(40)
public class IcuLabelsTest {
    private static final IDNA ICU = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO
            | IDNA.USE_STD3_RULES);

    /** First and last code points of where letters are drawn from: what is wholly at random is never from right to left. */
    private static final int[][] BLOCKS = {
        {'a', 'z'},
        {0xC0, 0x17F},
        {0x370, 0x3FF},
        {0x400, 0x4FF},
        {0x5D0, 0x5F4},
        {0x620, 0x6FF},
        {0x900, 0x94D},
        {0x3041, 0x30FB},
        {0x4E00, 0x4E80},
        {0x13A0, 0x13FD},
        {0x10D0, 0x10FF},
        {0x200C, 0x200D},
        {0x10400, 0x1044F}
    };

    @Test
    public void agreesOnLabels() {
        Random random = new Random(5891);
        int accepted = 0;
        for (int i = 0; i < 30_000; i++) {
            String label = label(random);
            if (!isAccepted(label) || PlainAscii.is(Jid.of(label).domain())) {
                continue;
            }
            accepted++;
            String prepared = Jid.of(label).domain();
            IDNA.Info info = new IDNA.Info();
            StringBuilder ascii = ICU.labelToASCII(prepared, new StringBuilder(), info);
            assertThat(info.getErrors()).as(escaped(prepared)).isEmpty();
            assertThat(ascii).as(escaped(prepared)).hasToString("xn--" + Punycode.encode(prepared));
            assertThat(Jid.of(ascii.toString())).as(escaped(prepared)).isEqualTo(Jid.of(label));
        }
        assertThat(accepted).isGreaterThan(3_000);
    }

    private static boolean isAccepted(String domain) {
        try {
            return !Jid.of(domain).domain().isEmpty();
        } catch (MalformedJidException e) {
            return false;
        }
    }

    private static String escaped(String text) {
        return text.codePoints().mapToObj(c -> String.format("U+%04X", c)).collect(Collectors.joining(" "));
    }

    private static String label(Random random) {
        int[] block = BLOCKS[random.nextInt(BLOCKS.length)];
        return IntStream.range(0, 1 + random.nextInt(6))
                .map(i -> random.nextInt(5) == 0 ? random.nextInt(BLOCKS.length) : -1)
                .map(i -> i < 0 ? in(block, random) : in(BLOCKS[i], random))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int in(int[] block, Random random) {
        return block[0] + random.nextInt(block[1] - block[0] + 1);
    }
}
