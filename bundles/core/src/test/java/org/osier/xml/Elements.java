/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import com.pholser.junit.quickcheck.generator.GenerationStatus;
import com.pholser.junit.quickcheck.generator.Generator;
import com.pholser.junit.quickcheck.random.SourceOfRandomness;
import java.util.ArrayList;
import java.util.List;

/** Makes elements of all kinds, awkward ones above all; of one that breaks a property it tries what is left of it. */
public final class Elements extends Generator<Element> {
    private static final int DEPTH = 5;
    private static final int BREADTH = 4;

    public Elements() {
        super(Element.class);
    }

    @Override
    public Element generate(SourceOfRandomness random, GenerationStatus status) {
        return element(new AwkwardXml(random), random, DEPTH);
    }

    private static Element element(AwkwardXml xml, SourceOfRandomness random, int depth) {
        Element.Builder builder = Element.builder(xml.name());
        for (int i = random.nextInt(BREADTH); i > 0; i--) {
            builder.attribute(random.nextInt(8) == 0 ? QName.XML_LANG : xml.attributeName(), xml.text());
        }
        for (int i = depth == 0 ? 0 : random.nextInt(BREADTH + 1); i > 0; i--) {
            if (random.nextBoolean()) {
                builder.text(xml.text());
            } else {
                builder.child(element(xml, random, depth - 1));
            }
        }
        return builder.build();
    }

    @Override
    public List<Element> doShrink(SourceOfRandomness random, Element larger) {
        List<Element> smaller = new ArrayList<>(larger.children());
        larger.attributes()
                .forEach(attribute -> smaller.add(
                        larger.toBuilder().withoutAttribute(attribute.getKey()).build()));
        for (int i = 0; i < larger.content().size(); i++) {
            smaller.add(without(larger, i));
        }
        return smaller;
    }

    private static Element without(Element element, int index) {
        Element.Builder builder = Element.builder(element.name());
        element.attributes().forEach(attribute -> builder.attribute(attribute.getKey(), attribute.getValue()));
        for (int i = 0; i < element.content().size(); i++) {
            Node node = element.content().get(i);
            if (i != index) {
                builder.with(part -> append(part, node));
            }
        }
        return builder.build();
    }

    private static void append(Element.Builder builder, Node node) {
        if (node instanceof Text text) {
            builder.text(text.value());
        } else {
            builder.child((Element) node);
        }
    }
}
