/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.osier.Point;

@Point(37)
public class ElementMapsTest {
    private static final Element MESSAGE = Element.builder("jabber:client", "message")
            .attribute("to", "romeo@montague.lit")
            .attribute(QName.XML_LANG, "en")
            .text("a")
            .child("jabber:client", "body", "Wherefore")
            .text("b")
            .child(Element.of("", "none"))
            .build();

    private static final Map<String, Object> MAP = Map.of(
            "name", "{jabber:client}message",
            "attributes", Map.of("to", "romeo@montague.lit", "{http://www.w3.org/XML/1998/namespace}lang", "en"),
            "content",
                    List.of(
                            "a",
                            Map.of("name", "{jabber:client}body", "content", List.of("Wherefore")),
                            "b",
                            Map.of("name", "none")));

    @Test
    public void hasTheShapeThatIsDocumented() {
        assertThat(ElementMaps.toMap(MESSAGE)).isEqualTo(MAP);
        assertThat(ElementMaps.toMap(MESSAGE).keySet()).containsExactly("name", "attributes", "content");
        assertThat(ElementMaps.fromMap(MAP)).isEqualTo(MESSAGE);
    }

    @Test
    public void keepsTheOrderOfAttributes() {
        Element.Builder builder = Element.builder("", "a");
        for (int i = 0; i < 20; i++) {
            builder.attribute("b" + i, "");
        }
        Element element = builder.build();
        assertThat(ElementMaps.fromMap(ElementMaps.toMap(element)).attributes()).isEqualTo(element.attributes());
    }

    @Test
    public void mapsAreForReading() {
        Map<String, Object> map = ElementMaps.toMap(MESSAGE);
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) map.get("attributes")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) map.get("content")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static Map<String, Object> containing(Object... content) {
        return Map.of("name", "a", "content", Arrays.asList(content));
    }

    private static void refused(Map<String, Object> map, String message) {
        assertThatThrownBy(() -> ElementMaps.fromMap(map))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    public void refusesOtherShapesAndSaysWhere() {
        refused(Map.of(), "name: expected a string, found nothing");
        refused(Map.of("name", 1), "name: expected a string, found java.lang.Integer");
        refused(Map.of("name", "a", "text", "b"), "text: no such key; there are name, attributes and content");
        refused(Map.of("name", "a", "attributes", List.of()), "attributes: expected a map, found ");
        refused(
                Map.of("name", "a", "attributes", Map.of("b", 1)),
                "attributes.b: expected a string, found java.lang.Integer");
        refused(Map.of("name", "a", "attributes", Map.of(1, "b")), "attributes.1: expected a string, found java");
        refused(Map.of("name", "a", "content", "b"), "content: expected a list, found java.lang.String");
        refused(containing("b", 2), "content[1]: expected a string or a map, found java.lang.Integer");
        refused(containing("b", null), "content[1]: expected a string or a map, found nothing");
        refused(containing("b", containing(Map.of())), "content[1].content[0].name: expected a string, found nothing");
        refused(containing(Map.of("name", "a", "x", 1)), "content[0].x: no such key");
    }

    @Test
    public void refusesWhatIsNoXmlAndSaysWhere() {
        refused(Map.of("name", "{urn:a"), "name: \"{urn:a\" is not an XML name");
        refused(containing("b", "\u0000"), "content[1]: U+0000 at index 0 in the text of a");
        refused(containing(containing("\uD800")), "content[0].content[0]: U+D800");
        refused(Map.of("name", "a", "attributes", Map.of("b", "\uFFFE")), "attributes.b: U+FFFE");
        refused(Map.of("name", "a", "attributes", Map.of("b c", "")), "attributes.b c: \"b c\" is not an XML name");
        refused(Map.of("name", "a", "attributes", Map.of("xmlns", "")), "attributes.xmlns: xmlns is no attribute");
    }

    @Test
    public void refusesAMapThatContainsItself() {
        Map<String, Object> endless = new HashMap<>(Map.of("name", "a"));
        endless.put("content", List.of(endless));
        assertThatThrownBy(() -> ElementMaps.fromMap(endless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("content[0].content[0].")
                .hasMessageEndingWith(": elements are nested at most 512 deep");
    }
}
