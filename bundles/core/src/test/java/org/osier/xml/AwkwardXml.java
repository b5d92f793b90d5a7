/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import com.pholser.junit.quickcheck.random.SourceOfRandomness;

/** Names, namespaces and texts that XML allows and that programs get wrong. */
final class AwkwardXml {
    /** XML 1.0, production 4, without the colon: the first and last character of each range. */
    private static final int[][] NAME_START = {
        {'A', 'Z'},
        {'_', '_'},
        {'a', 'z'},
        {0xC0, 0xD6},
        {0xD8, 0xF6},
        {0xF8, 0x2FF},
        {0x370, 0x37D},
        {0x37F, 0x1FFF},
        {0x200C, 0x200D},
        {0x2070, 0x218F},
        {0x2C00, 0x2FEF},
        {0x3001, 0xD7FF},
        {0xF900, 0xFDCF},
        {0xFDF0, 0xFFFD},
        {0x10000, 0xEFFFF}
    };

    /** What production 4a adds. */
    private static final int[][] NAME_MORE = {{'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

    /** Production 2. */
    private static final int[][] CHARACTERS = {
        {0x9, 0xA}, {0xD, 0xD}, {0x20, 0xD7FF}, {0xE000, 0xFFFD}, {0x10000, 0x10FFFF}
    };

    private static final String[] PLAIN_NAMES = {
        "a", "body", "message", "stream", "xmlns", "xml", "xmlfoo", "XML", "lang", "a0", "a1", "a2", "text", "_",
        "x-1.y"
    };

    private static final String[] NAMESPACES = {
        "",
        "",
        "jabber:client",
        "jabber:client",
        Wire.STREAMS,
        QName.XML_NAMESPACE,
        "jabber:server",
        "jabber:component:accept",
        "urn:a",
        "urn:a}b{",
        "{*}",
        "urn:'\"<&>]]>",
        " urn:space\t\r\n ",
        "*",
        "xmlns",
        "\uD83D\uDE00",
        "&amp;"
    };

    private static final String[] TEXTS = {
        "",
        " ",
        "]]>",
        "]]",
        ">",
        "]",
        "\r",
        "\n",
        "\t",
        "\r\n",
        "&",
        "<",
        "'",
        "\"",
        "&#0;",
        "<!--",
        "-->",
        "<?x?>",
        "<![CDATA[",
        "e\u0301",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "\uFFFD",
        "\u007F",
        "x".repeat(600),
        "\u20ac".repeat(300),
        "\uDBFF\uDFFF"
    };

    private final SourceOfRandomness random;

    AwkwardXml(SourceOfRandomness random) {
        this.random = random;
    }

    QName name() {
        return new QName(namespace(), local());
    }

    /** Any name that an attribute may have. */
    QName attributeName() {
        QName name = random.nextBoolean() ? new QName("", local()) : name();
        return name.toString().equals("xmlns") ? new QName("", "xmlns1") : name;
    }

    private String namespace() {
        return random.nextInt(10) == 0 ? "urn:" + text() : random.choose(NAMESPACES);
    }

    private String local() {
        if (random.nextBoolean()) {
            return random.choose(PLAIN_NAMES);
        }
        StringBuilder name = new StringBuilder().appendCodePoint(nameCharacter(true));
        for (int i = random.nextInt(4); i > 0; i--) {
            name.appendCodePoint(nameCharacter(false));
        }
        return name.toString();
    }

    private int nameCharacter(boolean first) {
        int c;
        do {
            c = in(first || random.nextBoolean() ? NAME_START : NAME_MORE);
        } while (!XmlChars.isName(c, first));
        return c;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            if (random.nextBoolean()) {
                text.append(random.choose(TEXTS));
            } else {
                text.appendCodePoint(in(CHARACTERS));
            }
        }
        return text.toString();
    }

    /** A character of one of the ranges, often the first or last one. */
    private int in(int[][] ranges) {
        int[] range = random.choose(ranges);
        return switch (random.nextInt(4)) {
            case 0 -> range[0];
            case 1 -> range[1];
            default -> random.nextInt(range[0], range[1]);
        };
    }
}
