/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.jmh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.osier.benchmarks.driver.Stanzas;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.ElementReader;
import org.osier.xml.XmlLimits;

/** The driver's stanzas in memory. */
final class Samples {
    static final String CLIENT = "jabber:client";
    static final String HEADER =
            "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

    private static final int ELEMENTS = 500;

    private Samples() {}

    static byte[] block(String name) {
        return name.equals("chat") ? Stanzas.chats() : Stanzas.mixed();
    }

    /** A stream, its header read. */
    static ElementReader reader(String name) throws IOException {
        EndlessStream bytes = new EndlessStream(HEADER, block(name));
        bytes.allow(Long.MAX_VALUE);
        ElementReader reader = new ElementReader(bytes, XmlLimits.AUTHENTICATED, ContentNamespace.of(CLIENT));
        reader.readHeader();
        return reader;
    }

    static List<Element> elements(String name) throws IOException {
        ElementReader reader = reader(name);
        List<Element> elements = new ArrayList<>();
        while (elements.size() < ELEMENTS) {
            elements.add(reader.read().orElseThrow());
        }
        return elements;
    }
}
