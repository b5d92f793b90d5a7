/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import com.pholser.junit.quickcheck.generator.GenerationStatus;
import com.pholser.junit.quickcheck.generator.Generator;
import com.pholser.junit.quickcheck.random.SourceOfRandomness;

/** Texts that are addresses more often than chance would have it: of letters of one script, of pieces that matter, of anything. */
public class AddressTexts extends Generator<String> {
    private static final String[] PIECES = {
        "@",
        "/",
        ".",
        "..",
        "-",
        "_",
        "xn--",
        "xn--bcher-kva",
        "[::1]",
        " ",
        "\\20",
        "\u00DF",
        "\u03A3",
        "\u0130",
        "\u3002",
        "\u200C",
        "\u200D",
        "\u094D",
        "\u00B7",
        "\u0301",
        "\uFF20",
        "\uFF9E",
        "b",
        "B",
        "1",
        "\u0661",
        "\u05B4"
    };

    /** First code points of scripts. */
    private static final int[] SCRIPTS = {
        'a', 'A', 0xC0, 0x100, 0x391, 0x410, 0x5D0, 0x628, 0x915, 0x1100, 0x13A0, 0x1F00, 0x3041, 0x4E00, 0xAC00,
        0xFF21, 0x10400
    };

    /** For junit-quickcheck. */
    public AddressTexts() {
        super(String.class);
    }

    @Override
    public String generate(SourceOfRandomness random, GenerationStatus status) {
        StringBuilder text = new StringBuilder();
        if (random.nextBoolean()) {
            append(text, random);
            text.append('@');
        }
        append(text, random);
        text.append(random.nextBoolean() ? ".lit" : "");
        if (random.nextBoolean()) {
            text.append('/');
            append(text, random);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, SourceOfRandomness random) {
        int script = SCRIPTS[random.nextInt(SCRIPTS.length)];
        int length = random.nextInt(1, 5);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(12)) {
                case 0 -> text.append(PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.appendCodePoint(random.nextInt(0, random.nextBoolean() ? 0x2FF : 0x1FFFF));
                default -> text.appendCodePoint(script + random.nextInt(26));
            }
        }
    }
}
