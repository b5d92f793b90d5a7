/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.ElementReader;
import org.osier.xml.XmlLimits;

/** Reads XML as it stands on the wire of a client. */
public final class Wire {
    private static final String HEADER =
            "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

    private Wire() {}

    /** The one element that the text is. */
    public static Element element(String xml) {
        byte[] bytes = (HEADER + xml).getBytes(StandardCharsets.UTF_8);
        ElementReader reader = new ElementReader(
                new ByteArrayInputStream(bytes), XmlLimits.AUTHENTICATED, ContentNamespace.of(Stanza.NAMESPACE));
        try {
            reader.readHeader();
            return reader.read().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
