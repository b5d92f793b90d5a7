/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.pholser.junit.quickcheck.From;
import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.runner.RunWith;
import org.osier.Point;

/** What holds for every element. A failure names the seed with which it comes again: {@code @When(seed = ...)}. */
@RunWith(JUnitQuickcheck.class)
public class ElementPropertiesTest {
    private static final int TRIALS = 500;
    /** Names are longer here than readers take by default. */
    private static final XmlLimits LIMITS = new XmlLimits(1024 * 1024, 64, 64, 32 * 1024, 64 * 1024);

    private static final ContentNamespace COMPONENT = new ContentNamespace("jabber:component:accept", "jabber:client");

    private static final String COMPONENT_HEADER = Wire.HEADER.replace("jabber:client", "jabber:component:accept");

    /** Reads the first element of a stream; what cannot be read is a failure like others, for which a smaller one is sought. */
    private static Element first(ContentNamespace contentNamespace, Chunks stream) {
        try {
            ElementReader reader = new ElementReader(stream, LIMITS, contentNamespace);
            reader.readHeader();
            return reader.read().orElseThrow(() -> new AssertionError("nothing came"));
        } catch (XmlException | IOException e) {
            throw new AssertionError("was not read", e);
        }
    }

    @Property(trials = TRIALS)
    @Point(38)
    public void whatIsWrittenIsReadAsTheSame(@From(Elements.class) Element element) {
        Chunks stream = Chunks.of(Wire.HEADER, Wire.written(element));
        assertThat(first(Wire.CLIENT, stream)).isEqualTo(element);
    }

    @Property(trials = TRIALS)
    @Point({22, 38})
    public void alsoByteByByte(@From(Elements.class) Element element) {
        Chunks stream = Chunks.singly(Chunks.utf8(Wire.HEADER + Wire.written(element)));
        assertThat(first(Wire.CLIENT, stream)).isEqualTo(element);
    }

    @Property(trials = TRIALS)
    @Point(38)
    public void alsoInAComponentsStream(@From(Elements.class) Element element) {
        ElementWriter writer = Wire.writer(COMPONENT);
        writer.element(element);
        Chunks stream = Chunks.of(COMPONENT_HEADER, Wire.drained(writer));
        assertThat(first(COMPONENT, stream)).isEqualTo(inOneNamespace(element));
    }

    /** As others of the component see it, for whom the two content namespaces are one. */
    private static Element inOneNamespace(Element element) {
        Element.Builder builder = Element.builder(COMPONENT.toMemory(element.namespace()), element.local());
        element.attributes().forEach(attribute -> builder.attribute(attribute.getKey(), attribute.getValue()));
        element.content().forEach(node -> {
            if (node instanceof Element child) {
                builder.child(inOneNamespace(child));
            } else {
                builder.text(((Text) node).value());
            }
        });
        return builder.build();
    }

    @Property(trials = TRIALS)
    @Point(38)
    public void whatIsPrintedIsReadAsTheSame(@From(Elements.class) Element element) {
        Chunks stream = Chunks.of("<r:root xmlns:r='urn:root'>", element.toString());
        assertThat(first(Wire.CLIENT, stream)).isEqualTo(element);
    }

    @Property(trials = TRIALS)
    @Point(37)
    public void mapsLoseNothing(@From(Elements.class) Element element) {
        assertThat(ElementMaps.fromMap(ElementMaps.toMap(element))).isEqualTo(element);
    }

    @Property(trials = TRIALS)
    @Point(37)
    public void equalElementsHaveEqualHashesInWhateverOrderOfAttributes(@From(Elements.class) Element element) {
        Element reversed = reversed(element);
        assertThat(reversed).isEqualTo(element).hasSameHashCodeAs(element);
        assertThat(element.toBuilder().text("x").build()).isNotEqualTo(element);
    }

    private static Element reversed(Element element) {
        Element.Builder builder = Element.builder(element.name());
        List<Map.Entry<QName, String>> attributes = element.attributes();
        for (int i = attributes.size() - 1; i >= 0; i--) {
            builder.attribute(attributes.get(i).getKey(), attributes.get(i).getValue());
        }
        element.content().forEach(node -> {
            if (node instanceof Element child) {
                builder.child(reversed(child));
            } else {
                builder.text(((Text) node).value());
            }
        });
        return builder.build();
    }

    @Property(trials = TRIALS)
    @Point(30)
    public void anElementMatchesItselfAsAMask(@From(Elements.class) Element element) {
        assertThat(new ElementMask(element).matches(element)).isTrue();
    }

    @Property(trials = TRIALS)
    @Point({30, 37})
    public void thePathToEachElementLeadsThere(@From(Elements.class) Element element) {
        leadsThere(element, element, new PathTo());
    }

    private static void leadsThere(Element root, Element element, PathTo parent) {
        PathTo path = parent.then(element);
        assertThat(ElementPath.parse(path.shortForm, path.prefixes).select(root))
                .as(path.shortForm)
                .contains(element);
        assertThat(ElementPath.xpath(path.xpath, path.prefixes).select(root))
                .as(path.xpath)
                .contains(element);
        element.children().forEach(child -> leadsThere(root, child, path));
    }

    /** The same path in both forms, with a prefix for each name. */
    private static final class PathTo {
        private final Map<String, String> prefixes = new HashMap<>();
        private String shortForm = "";
        private String xpath = "";

        PathTo then(Element element) {
            PathTo path = new PathTo();
            path.prefixes.putAll(prefixes);
            String name = path.prefixed(element.name());
            path.shortForm = shortForm + (shortForm.isEmpty() ? "" : "/") + name;
            path.xpath = xpath + "/" + name;
            element.attributes().stream().findFirst().ifPresent(path::compare);
            return path;
        }

        private void compare(Map.Entry<QName, String> attribute) {
            String name = "@" + prefixed(attribute.getKey());
            String value = attribute.getValue();
            boolean fits = value.length() < 20 && !value.contains("'");
            String comparison = fits ? "='" + value + "'" : "";
            shortForm += name + comparison;
            xpath += "[" + name + comparison + "]";
        }

        private String prefixed(QName name) {
            String prefix = "p" + prefixes.size();
            prefixes.put(prefix, name.namespace());
            return prefix + ":" + name.local();
        }
    }
}
