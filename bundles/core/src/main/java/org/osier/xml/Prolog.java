/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamReader;

/** What must be told to a new parser so that it can go on amid a stream. */
final class Prolog {
    private Prolog() {}

    /** The open tag at which {@code parser} stands, reduced to its name and the prefixes it declares. */
    static byte[] reopening(XMLStreamReader parser) {
        StringBuilder tag = new StringBuilder("<");
        if (parser.getPrefix() != null && !parser.getPrefix().isEmpty()) {
            tag.append(parser.getPrefix()).append(':');
        }
        tag.append(parser.getLocalName());
        for (int i = 0; i < parser.getNamespaceCount(); i++) {
            String prefix = parser.getNamespacePrefix(i);
            String namespace = parser.getNamespaceURI(i);
            tag.append(" xmlns");
            if (prefix != null && !prefix.isEmpty()) {
                tag.append(':').append(prefix);
            }
            tag.append("=\"")
                    .append(escaped(namespace == null ? "" : namespace))
                    .append('"');
        }
        return tag.append('>').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
