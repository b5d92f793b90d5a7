/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Test;
import org.osier.Point;

/** What is not XML cannot become an element, so that what is an element can always be written. */
public class RefusedElementsTest {
    private static final List<String> FORBIDDEN = List.of(
            "\u0000",
            "\u0001",
            "\b",
            "\u000B",
            "\f",
            "\u001F",
            "\uFFFE",
            "\uFFFF",
            "\uD800",
            "\uDC00",
            "\uDC00\uD800",
            "x\uD83D",
            "\uD83Dx");

    private static final List<String> ALLOWED = List.of(
            "", "\t\n\r", " ", "\u007F", "\u0080", "\uD7FF", "\uE000", "\uFFFD", "\uD83D\uDE00", "\uDBFF\uDFFF");

    @Test
    public void refusesForbiddenCharactersInText() {
        for (String text : FORBIDDEN) {
            assertThatThrownBy(() -> Element.of("", "body", text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("in the text of body is not allowed in XML; remove or replace it");
        }
    }

    @Test
    public void refusesForbiddenCharactersInAttributesAndNamespaces() {
        for (String text : FORBIDDEN) {
            assertThatThrownBy(() -> Element.builder("", "a").attribute("id", text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("in attribute id is not allowed in XML");
            assertThatThrownBy(() -> Element.of("urn:" + text, "a"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("in the namespace of a is not allowed in XML");
        }
    }

    @Test
    public void saysWhichCharacterAndWhere() {
        assertThatThrownBy(() -> Element.of("", "body", "art\u0000thou"))
                .hasMessage("U+0000 at index 3 in the text of body is not allowed in XML; remove or replace it");
        assertThatThrownBy(() -> Element.of("", "body", "\uD83D\uDE00\uD83D"))
                .hasMessageStartingWith("U+D83D at index 2");
    }

    @Test
    public void takesEveryCharacterThatXmlAllows() {
        for (String text : ALLOWED) {
            Element element = Element.builder("urn:" + text, "a")
                    .attribute("b", text)
                    .text(text)
                    .build();
            assertThat(Wire.parse(element.toString())).isEqualTo(element);
        }
    }

    @Test
    public void refusesWhatIsNoName() {
        List<String> bad = List.of(
                "", " ", "1", "-a", ".a", "a:b", ":a", "a b", "a>", "a/", "a'", "a\n", "\u00B7a", "a\u00D7", "\u0300",
                "a\u0000", "a\uD800", "a\u2000", "a\uFFFE", "<");
        for (String name : bad) {
            assertThatThrownBy(() -> Element.of("", name)).as(name).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new QName("", name)).as(name).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Element.builder("", "a").attribute(name, ""))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Element.of("", "a\n\uD800"))
                .hasMessage("\"a\\u000A\\uD800\" is not an XML name without a colon (NCName)");
    }

    @Test
    public void takesEveryName() {
        for (String name :
                List.of("a", "_", "A-1.b", "\u00e9", "a\u00B7", "\u4E2D\u6587", "\uD83D\uDE00", "xml", "xmlns")) {
            assertThat(Wire.parse(Element.of("", name).toString()).local()).isEqualTo(name);
        }
    }

    /** The fifth edition of XML 1.0 allows them, but parsers that go by an earlier one, ours among them, do not. */
    @Test
    public void refusesNamesThatNotEveryParserReads() {
        for (String name : List.of("\u02D6", "\u2070", "\u08DA", "a\u203F", "\u0660a", "a\uFB00x\uFFFD")) {
            assertThatThrownBy(() -> new QName("", name)).as(name).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new QName("", "a\u0660")).as("a digit, but not in front").isNotNull();
    }

    @Test
    @Point(38)
    public void ourParserReadsEveryCharacterThatANameMayHave() throws IOException {
        List<String> names = IntStream.rangeClosed(0, Character.MAX_VALUE)
                .boxed()
                .flatMap(c -> Stream.of(Character.toString(c), "a" + Character.toString(c)))
                .filter(RefusedElementsTest::isName)
                .toList();
        assertThat(names).hasSizeGreaterThan(40_000);

        ElementReader reader = Wire.opened("<" + String.join("/><", names) + "/>");
        for (String name : names) {
            assertThat(reader.read().orElseThrow().local()).isEqualTo(name);
        }
    }

    private static boolean isName(String name) {
        try {
            return new QName("", name).local().equals(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    public void refusesADeclarationAsAttribute() {
        assertThatThrownBy(() -> Element.builder("", "query").attribute("xmlns", "jabber:iq:version"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("builder(namespace, local)");
        assertThatThrownBy(() -> new QName("http://www.w3.org/2000/xmlns/", "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void refusesNull() {
        assertThatThrownBy(() -> new QName(null, "a")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Element.builder(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Element.builder("", "a").child((Element) null))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Element.builder("", "a").text(null)).isInstanceOf(NullPointerException.class);
    }
}
