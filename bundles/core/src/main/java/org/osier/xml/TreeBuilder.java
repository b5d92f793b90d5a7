/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.Arrays;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.osier.xml.XmlException.Reason;

/** Builds elements from parser events, within bounds. Its stacks are kept from one element to the next. */
final class TreeBuilder {
    private final QNameCache names;
    private QName[] openNames = new QName[8];
    private Object[][] openAttributes = new Object[8][];
    /** Where in {@link #nodes} the content of each open element begins. */
    private int[] openMarks = new int[8];

    private int depth;
    private Object[] nodes = new Object[32];
    private int nodeCount;
    private int budget;

    TreeBuilder(ContentNamespace contentNamespace) {
        this.names = new QNameCache(contentNamespace);
    }

    static XmlException restricted() {
        return new XmlException(
                Reason.RESTRICTED, "comments, processing instructions, DTDs and entities are refused (RFC 6120, 11.1)");
    }

    /** The element whose open tag the parser has just reported, without content. */
    Element openTag(XMLStreamReader parser, XmlLimits limits) {
        return new Element(name(parser, limits), attributes(parser, limits), Element.NONE, false);
    }

    /** Pulls the next complete child of the root; empty at the root's end. */
    Optional<Element> nextChild(XMLStreamReader parser, XmlLimits limits) throws XMLStreamException {
        depth = 0;
        nodeCount = 0;
        budget = limits.nodes();
        while (true) {
            switch (parser.next()) {
                case XMLStreamConstants.START_ELEMENT -> open(parser, limits);
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth == 0) {
                        return Optional.empty();
                    }
                    Element element = close();
                    if (depth == 0) {
                        return Optional.of(element);
                    }
                    push(element);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text(parser, limits);
                default -> throw restricted();
            }
        }
    }

    private void open(XMLStreamReader parser, XmlLimits limits) {
        if (depth == limits.depth()) {
            throw tooLarge("elements nested deeper than " + limits.depth());
        }
        spend(limits);
        endText();
        if (depth == openNames.length) {
            openNames = Arrays.copyOf(openNames, depth * 2);
            openAttributes = Arrays.copyOf(openAttributes, depth * 2);
            openMarks = Arrays.copyOf(openMarks, depth * 2);
        }
        openNames[depth] = name(parser, limits);
        openAttributes[depth] = attributes(parser, limits);
        openMarks[depth] = nodeCount;
        depth++;
    }

    private Element close() {
        endText();
        depth--;
        int mark = openMarks[depth];
        Object[] content = Element.NONE;
        if (mark < nodeCount) {
            content = Arrays.copyOfRange(nodes, mark, nodeCount);
            Arrays.fill(nodes, mark, nodeCount, null);
            nodeCount = mark;
        }
        return new Element(openNames[depth], openAttributes[depth], content, false);
    }

    private void text(XMLStreamReader parser, XmlLimits limits) {
        if (depth > 0) {
            pushText(parser.getText(), limits);
        } else if (!parser.isWhiteSpace()) {
            throw new XmlException(Reason.NOT_WELL_FORMED, "text between two elements of the stream was refused");
        }
    }

    private void pushText(String run, XmlLimits limits) {
        if (run.isEmpty()) {
            // An empty CDATA section.
            return;
        }
        Object last = nodeCount > openMarks[depth - 1] ? nodes[nodeCount - 1] : null;
        if (last instanceof StringBuilder before) {
            before.append(run);
        } else if (last instanceof String before) {
            StringBuilder joined = new StringBuilder(before);
            joined.append(run);
            nodes[nodeCount - 1] = joined;
        } else {
            spend(limits);
            push(run);
        }
    }

    /** Text and CDATA sections side by side are one run, however many there are. */
    private void endText() {
        if (nodeCount > 0 && nodes[nodeCount - 1] instanceof StringBuilder text) {
            nodes[nodeCount - 1] = text.toString();
        }
    }

    private void push(Object node) {
        if (nodeCount == nodes.length) {
            nodes = Arrays.copyOf(nodes, nodeCount * 2);
        }
        nodes[nodeCount++] = node;
    }

    private void spend(XmlLimits limits) {
        if (--budget < 0) {
            throw tooLarge("more than " + limits.nodes() + " nodes in one element");
        }
    }

    private QName name(XMLStreamReader parser, XmlLimits limits) {
        return bounded(names.get(parser.getNamespaceURI(), parser.getLocalName()), limits);
    }

    private static QName bounded(QName name, XmlLimits limits) {
        int most = limits.nameLength();
        if (name.local().length() > most || name.namespace().length() > most) {
            throw tooLarge("names and namespaces of more than " + most + " characters");
        }
        return name;
    }

    private Object[] attributes(XMLStreamReader parser, XmlLimits limits) {
        int count = parser.getAttributeCount();
        if (count == 0) {
            return Element.NONE;
        }
        if (count > limits.attributes()) {
            throw tooLarge("more than " + limits.attributes() + " attributes of one element");
        }
        Object[] attributes = new Object[count * 2];
        for (int i = 0; i < count; i++) {
            attributes[2 * i] = bounded(
                    names.ofAttribute(parser.getAttributeNamespace(i), parser.getAttributeLocalName(i)), limits);
            attributes[2 * i + 1] = parser.getAttributeValue(i);
        }
        return attributes;
    }

    private static XmlException tooLarge(String what) {
        return new XmlException(Reason.TOO_LARGE, what + " were refused");
    }
}
