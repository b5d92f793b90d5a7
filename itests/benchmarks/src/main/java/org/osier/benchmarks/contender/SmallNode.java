/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.contender;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The least that a tree of XML can be. */
final class SmallNode {
    private final String namespace;
    private final String local;
    /** Names and values in turn. */
    private final String[] attributes;

    private final List<SmallNode> children;
    private final String text;

    private SmallNode(String namespace, String local, String[] attributes, List<SmallNode> children, String text) {
        this.namespace = namespace;
        this.local = local;
        this.attributes = attributes;
        this.children = children;
        this.text = text;
    }

    /** Reads the element at whose start tag the reader stands. */
    static SmallNode read(XMLStreamReader reader) throws XMLStreamException {
        String namespace = reader.getNamespaceURI();
        String local = reader.getLocalName();
        String[] attributes = attributesOf(reader);
        List<SmallNode> children = List.of();
        String text = "";
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (children.isEmpty()) {
                    children = new ArrayList<>();
                }
                children.add(read(reader));
            } else if (event == XMLStreamConstants.CHARACTERS) {
                text = text.isEmpty() ? reader.getText() : text + reader.getText();
            }
        }
        return new SmallNode(namespace, local, attributes, children, text);
    }

    private static String[] attributesOf(XMLStreamReader reader) {
        String[] attributes = new String[2 * reader.getAttributeCount()];
        for (int i = 0; i < attributes.length; i += 2) {
            attributes[i] = reader.getAttributeLocalName(i / 2);
            attributes[i + 1] = reader.getAttributeValue(i / 2);
        }
        return attributes;
    }

    /** Whether this is its name. */
    boolean is(String otherNamespace, String otherLocal) {
        return local.equals(otherLocal) && namespace.equals(otherNamespace);
    }

    String text() {
        return text;
    }

    /** The first child of that name, or null. */
    SmallNode child(String name) {
        for (SmallNode child : children) {
            if (child.local.equals(name)) {
                return child;
            }
        }
        return null;
    }

    /** The attribute's value, or null. */
    String attribute(String name) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals(name)) {
                return attributes[i + 1];
            }
        }
        return null;
    }
}
