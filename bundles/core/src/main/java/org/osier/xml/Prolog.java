/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamReader;

/** What must be told to a new parser so that it can go on amid a stream. */
final class Prolog {
    private Prolog() {}

    /** The open tag at which {@code parser} stands, reduced to its name and the prefixes it declares. */
    static String reopening(XMLStreamReader parser) {
        Utf8Buffer tag = new Utf8Buffer();
        tag.raw("<" + prefixed(parser.getPrefix(), parser.getLocalName()));
        for (int i = 0; i < parser.getNamespaceCount(); i++) {
            String prefix = parser.getNamespacePrefix(i);
            String namespace = parser.getNamespaceURI(i);
            tag.raw(" " + (isEmpty(prefix) ? "xmlns" : "xmlns:" + prefix) + "='");
            tag.attribute(isEmpty(namespace) ? "" : namespace);
            tag.ascii('\'');
        }
        tag.ascii('>');
        return new String(tag.toBytes(), StandardCharsets.UTF_8);
    }

    private static String prefixed(String prefix, String local) {
        return isEmpty(prefix) ? local : prefix + ":" + local;
    }

    private static boolean isEmpty(String textOrNull) {
        return textOrNull == null || textOrNull.isEmpty();
    }
}
