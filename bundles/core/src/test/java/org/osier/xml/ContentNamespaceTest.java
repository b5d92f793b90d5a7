/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.Test;

/** A component's stanzas: one namespace on the wire, another in memory, and no other touched. */
public class ContentNamespaceTest {
    private static final ContentNamespace COMPONENT = new ContentNamespace("jabber:component:accept", "jabber:client");

    private static final String ON_THE_WIRE = "<message><body>x</body><y xmlns='urn:y'>"
            + "<message xmlns='jabber:component:accept'/><z xmlns='jabber:server'/></y></message>";

    private static final Element IN_MEMORY = Element.builder("jabber:client", "message")
            .child("jabber:client", "body", "x")
            .child(Element.builder("urn:y", "y")
                    .child(Element.of("jabber:client", "message"))
                    .child(Element.of("jabber:server", "z"))
                    .build())
            .build();

    private static Element read(String content) throws IOException {
        String header = Wire.HEADER.replace("jabber:client", "jabber:component:accept");
        ElementReader reader = new ElementReader(Chunks.of(header, content), Wire.LIMITS, COMPONENT);
        reader.readHeader();
        return reader.read().orElseThrow();
    }

    private static String written(Element element) {
        ElementWriter writer = Wire.writer(COMPONENT);
        writer.element(element);
        return Wire.drained(writer);
    }

    @Test
    public void isMappedWhenRead() throws IOException {
        assertThat(read(ON_THE_WIRE)).isEqualTo(IN_MEMORY);
    }

    @Test
    public void isMappedWhenWritten() {
        assertThat(written(IN_MEMORY)).isEqualTo(ON_THE_WIRE);
    }

    @Test
    public void isNotMappedInAttributes() throws IOException {
        Element element = Element.builder("jabber:client", "a")
                .attribute(new QName("jabber:client", "b"), "c")
                .attribute(new QName("jabber:component:accept", "b"), "d")
                .build();

        assertThat(written(element))
                .isEqualTo("<a xmlns:a0='jabber:client' a0:b='c' xmlns:a1='jabber:component:accept' a1:b='d'/>");
        assertThat(read(written(element))).isEqualTo(element);
    }

    @Test
    public void mapsNamesAndNotText() throws IOException {
        Element element = Element.builder("urn:x", "jabber")
                .attribute("to", "jabber:client")
                .text("jabber:component:accept")
                .build();

        assertThat(read(written(element))).isEqualTo(element);
    }

    @Test
    public void isDeclaredByTheHeader() {
        ElementWriter writer = new ElementWriter(COMPONENT);
        writer.header(Element.of(Wire.STREAMS, "stream"), "stream");
        assertThat(Wire.drained(writer)).contains(" xmlns='jabber:component:accept' ");
    }

    @Test
    public void isTheSameOnBothSidesForClients() throws IOException {
        assertThat(Wire.read("<a><b xmlns='jabber:component:accept'/></a>").firstChild())
                .contains(Element.of("jabber:component:accept", "b"));
        assertThat(Wire.written(IN_MEMORY)).startsWith("<message><body>");
    }
}
