/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes one XML stream: the open tag of its root, complete children, the end of the root. Collects bytes until they
 * are drained, so that many elements go out in one write.
 *
 * <p>Declares a namespace only where it differs from what is in scope. For use by one thread at a time.
 */
public final class ElementWriter {
    private final ContentNamespace contentNamespace;
    private final Utf8Buffer out = new Utf8Buffer();
    private QName root = new QName("", "none");
    private String rootPrefix = "";

    /** Writes elements of the content namespace under its name on the wire, as the default namespace. */
    public ElementWriter(ContentNamespace contentNamespace) {
        this.contentNamespace = contentNamespace;
    }

    /** The element as XML text on its own. */
    static String toXml(Element element) {
        ElementWriter writer = new ElementWriter(ContentNamespace.of(""));
        writer.element(element, "");
        return writer.out.toString();
    }

    /**
     * Writes the XML declaration and the root's open tag.
     *
     * @param header the root; its content is not written
     * @param prefix the prefix for the root's namespace, here and in all that follows; an NCName, neither {@code xml} nor
     *     {@code xmlns}, nor an a with digits, as attributes get
     */
    public void header(Element header, String prefix) {
        XmlChars.requireNcName(prefix);
        if (prefix.matches("xml|xmlns|a[0-9]+")) {
            throw new IllegalArgumentException("the prefix " + prefix + " stands for something else");
        }
        root = header.name();
        rootPrefix = prefix;
        out.raw("<?xml version='1.0'?><");
        out.raw(prefix + ":" + root.local());
        declare("xmlns", contentNamespace.wire());
        declare("xmlns:" + prefix, root.namespace());
        attributes(header);
        out.ascii('>');
    }

    /** Writes a complete child of the root. */
    public void element(Element element) {
        element(element, contentNamespace.wire());
    }

    /** Writes the end of the root. */
    public void footer() {
        out.raw("</" + rootPrefix + ":" + root.local() + ">");
    }

    /** Writes a space between two elements, to show that the connection lives (RFC 6120, 4.6.1). */
    public void whitespace() {
        out.ascii(' ');
    }

    /** Another writer in the same stream, with bytes of its own. */
    public ElementWriter twin() {
        ElementWriter twin = new ElementWriter(contentNamespace);
        twin.root = root;
        twin.rootPrefix = rootPrefix;
        return twin;
    }

    /** How many bytes wait to be drained. */
    public int size() {
        return out.size();
    }

    /** Writes all that waits in one call. */
    public void drainTo(OutputStream target) throws IOException {
        out.drainTo(target);
    }

    /** Writes those bytes that wait from {@code start} on and before {@code end} in one call; they go on waiting. */
    public void writeTo(OutputStream target, int start, int end) throws IOException {
        out.writeTo(target, start, end);
    }

    /** Forgets all that waits, and holds no memory until more is written. */
    public void trim() {
        out.trim();
    }

    /** Forgets all that waits. */
    public void clear() {
        out.clear();
    }

    private void element(Element element, String inherited) {
        String namespace = contentNamespace.toWire(element.namespace());
        String prefix = prefix(namespace);
        String inScope = prefix.isEmpty() ? namespace : inherited;
        out.ascii('<');
        boolean declared = !inScope.equals(inherited);
        byte[] tag = element.name().tagOrNull();
        if (declared && tag != null && prefix.isEmpty() && inScope.equals(element.namespace())) {
            out.raw(tag, tag.length);
        } else {
            tagName(element, prefix, tag);
            if (declared) {
                declare("xmlns", inScope);
            }
        }
        attributes(element);
        Object[] content = element.rawContent();
        if (content.length == 0) {
            out.raw("/>");
            return;
        }
        out.ascii('>');
        for (Object node : content) {
            if (node instanceof String text) {
                text(text, element.isAscii());
            } else {
                element((Element) node, inScope);
            }
        }
        out.raw("</");
        tagName(element, prefix, tag);
        out.ascii('>');
    }

    private void text(String text, boolean ascii) {
        if (ascii) {
            out.asciiText(text);
        } else {
            out.text(text);
        }
    }

    /** The prefix to write for a namespace: the root's own, the one that is always there, or none. */
    private String prefix(String namespace) {
        if (namespace.equals(QName.XML_NAMESPACE)) {
            return "xml";
        }
        return namespace.equals(root.namespace()) ? rootPrefix : "";
    }

    private void tagName(Element element, String prefix, byte[] tagOrNull) {
        if (!prefix.isEmpty()) {
            out.raw(prefix);
            out.ascii(':');
        }
        local(element.name(), tagOrNull);
    }

    private void local(QName name, byte[] tagOrNull) {
        if (tagOrNull == null) {
            out.raw(name.local());
        } else {
            out.raw(tagOrNull, name.local().length());
        }
    }

    private void attributes(Element element) {
        Object[] attributes = element.rawAttributes();
        for (int i = 0; i < attributes.length; i += 2) {
            QName name = (QName) attributes[i];
            out.ascii(' ');
            if (name.namespace().equals(QName.XML_NAMESPACE)) {
                out.raw("xml:");
            } else if (!name.namespace().isEmpty()) {
                String prefix = "a" + i / 2;
                out.raw("xmlns:" + prefix + "='");
                out.attribute(name.namespace());
                out.raw("' " + prefix + ":");
            }
            local(name, name.tagOrNull());
            out.raw("='");
            value((String) attributes[i + 1], element.isAscii());
            out.ascii('\'');
        }
    }

    private void value(String value, boolean ascii) {
        if (ascii) {
            out.asciiAttribute(value);
        } else {
            out.attribute(value);
        }
    }

    private void declare(String declaration, String namespace) {
        out.ascii(' ');
        out.raw(declaration);
        out.raw("='");
        out.attribute(namespace);
        out.ascii('\'');
    }
}
