/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** What is written is read back as the same element. */
public class RoundTripTest {
    private static final String[] NAMESPACES = {
        "jabber:client", "", "urn:a", "urn:a'b\"<&>\n\t\r", Wire.STREAMS, QName.XML_NAMESPACE, "jabber:server"
    };
    private static final String[] NAMES = {"a", "b", "lang", "xmlns1", "\u00e9", "\uD83D\uDE00", "a0", "stream", "x-1.y"
    };
    private static final String[] TEXTS = {
        "",
        " ",
        "x",
        "]]>",
        "<a/>",
        "&amp;",
        "'\"",
        "\r\n",
        "\t",
        "\n\n",
        "\uD83D\uDE00",
        "\u20ac\u00e9",
        "\u0085",
        "\u2028",
        "\uFFFD\uE000\uD7FF",
        "x".repeat(5000),
        "\uDBFF\uDFFF".repeat(300),
        "<![CDATA[x]]>",
        "&#13;"
    };

    private final Random random = new Random(1597);

    private <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private Element randomElement(int depth) {
        Element.Builder builder = Element.builder(any(NAMESPACES), any(NAMES));
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.attribute(new QName(any(NAMESPACES), any(NAMES)), any(TEXTS));
        }
        for (int i = depth == 0 ? 0 : random.nextInt(4); i > 0; i--) {
            if (random.nextBoolean()) {
                builder.text(any(TEXTS));
            } else {
                builder.child(randomElement(depth - 1));
            }
        }
        return builder.build();
    }

    private static Element roundTrip(Element element) {
        return Wire.read(Wire.written(element));
    }

    @Test
    public void keepsTenThousandRandomElements() {
        for (int i = 0; i < 10_000; i++) {
            Element element = randomElement(5);
            assertThat(roundTrip(element)).as("number %d: %s", i, element).isEqualTo(element);
        }
    }

    @Test
    public void keepsThemInOneStream() throws IOException {
        ElementWriter writer = Wire.writer(Wire.CLIENT);
        List<Element> elements =
                random.ints(200).mapToObj(i -> randomElement(4)).toList();
        elements.forEach(element -> {
            writer.element(element);
            writer.whitespace();
        });

        ElementReader reader = Wire.opened(Wire.drained(writer) + Wire.FOOTER);
        for (Element element : elements) {
            assertThat(reader.read()).contains(element);
        }
        assertThat(reader.read()).isEmpty();
    }

    @Test
    public void keepsWhatPrintsAsXml() {
        for (int i = 0; i < 1000; i++) {
            Element element = randomElement(3);
            assertThat(Wire.parse(element.toString())).isEqualTo(element);
        }
    }

    @Test
    public void keepsEachAwkwardTextInEachPlace() {
        for (String text : TEXTS) {
            Element element = Element.builder("urn:a", "a")
                    .attribute("b", text)
                    .attribute(new QName("urn:b", "b"), text)
                    .attribute(QName.XML_LANG, text)
                    .text(text)
                    .child("", "c", text)
                    .text(text)
                    .build();
            assertThat(roundTrip(element)).isEqualTo(element);
        }
    }

    @Test
    public void keepsElementsOfTheXmlNamespace() {
        Element element = Element.builder(QName.XML_NAMESPACE, "a")
                .child(Element.of("", "b"))
                .child(Element.of("jabber:client", "c"))
                .build();
        assertThat(roundTrip(element)).isEqualTo(element);
    }

    @Test
    public void keepsAnElementAsLargeAsTheLimit() {
        Element element = Element.of("jabber:client", "a", "\u20ac".repeat(80_000));
        assertThat(roundTrip(element)).isEqualTo(element);
    }
}
