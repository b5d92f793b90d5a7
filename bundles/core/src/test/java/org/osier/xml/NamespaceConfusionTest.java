/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.Test;
import org.osier.xml.XmlException.Reason;

/** A name is a namespace and a local part; whatever a peer declares, its prefixes decide nothing and outlive nothing. */
public class NamespaceConfusionTest {
    private static final String CLIENT = "jabber:client";

    /** The same in each chunking. */
    private static void reads(String xml, Element... expected) throws IOException {
        byte[] stream = Chunks.utf8(Wire.HEADER + xml);
        for (Chunking chunking : Chunking.various(1616)) {
            ElementReader reader = Wire.opened(new Portions(stream, chunking));
            for (Element each : expected) {
                assertThat(reader.read()).as("%s %s", xml, chunking).contains(each);
            }
        }
    }

    @Test
    public void aReboundStreamPrefixIsNotTheStreamsNamespace() throws IOException {
        reads("<stream:error xmlns:stream='urn:example:evil'/>", Element.of("urn:example:evil", "error"));
        reads(
                "<stream:features xmlns:stream='jabber:client'><stream:starttls/></stream:features>",
                Element.builder(CLIENT, "features")
                        .child(Element.of(CLIENT, "starttls"))
                        .build());
    }

    @Test
    public void aBindingEndsWithItsElement() throws IOException {
        reads(
                "<a xmlns:stream='urn:evil' xmlns='urn:evil'><stream:b/></a><stream:error/><iq/>",
                Element.builder("urn:evil", "a")
                        .child(Element.of("urn:evil", "b"))
                        .build(),
                Element.of(Wire.STREAMS, "error"),
                Element.of(CLIENT, "iq"));
        assertThat(Wire.refusalOf("<p:a xmlns:p='urn:p'/><p:a/>")).isEqualTo(Reason.NOT_WELL_FORMED);
    }

    @Test
    public void anotherPrefixForTheSameNamespaceIsTheSameName() throws IOException {
        reads("<s:error xmlns:s='" + Wire.STREAMS + "'/>", Element.of(Wire.STREAMS, "error"));
        reads("<x:iq xmlns:x='jabber:client'/>", Element.of(CLIENT, "iq"));
        reads("<error xmlns='" + Wire.STREAMS + "'/>", Element.of(Wire.STREAMS, "error"));
    }

    @Test
    public void aStanzaInAnotherNamespaceIsNoStanza() throws IOException {
        reads("<iq xmlns='jabber:server'/>", Element.of("jabber:server", "iq"));
        reads("<iq xmlns=''/>", Element.of("", "iq"));
        reads("<iq xmlns='JABBER:client'/>", Element.of("JABBER:client", "iq"));
        reads("<iq xmlns='jabber:client '/>", Element.of("jabber:client ", "iq"));
        reads("<iq xmlns=' jabber:client'/>", Element.of(" jabber:client", "iq"));
        reads("<iq xmlns='jabber&#x3a;client'/>", Element.of(CLIENT, "iq"));
    }

    @Test
    public void aDefaultDeclaredAnewAmidAStanzaCountsFromThereOn() throws IOException {
        reads(
                "<iq><query xmlns='jabber:iq:roster'><iq/><iq xmlns='jabber:client'/></query></iq>",
                Element.builder(CLIENT, "iq")
                        .child(Element.builder("jabber:iq:roster", "query")
                                .child(Element.of("jabber:iq:roster", "iq"))
                                .child(Element.of(CLIENT, "iq"))
                                .build())
                        .build());
    }

    @Test
    public void attributesTakeNoDefaultNamespace() throws IOException {
        QName ours = new QName("", "to");
        QName theirs = new QName(CLIENT, "to");
        reads(
                "<iq xmlns:c='jabber:client' c:to='a' to='b'/>",
                Element.builder(CLIENT, "iq")
                        .attribute(theirs, "a")
                        .attribute(ours, "b")
                        .build());
        assertThat(Wire.read("<iq xmlns:c='jabber:client' c:to='a'/>").attribute("to"))
                .isEmpty();
        assertThat(Wire.read("<a xmlns:x='urn:x' x:lang='de'/>").lang()).isEmpty();
    }

    @Test
    public void prefixesThatXmlReservesCannotBeRebound() {
        for (String xml : new String[] {
            "<a xmlns:xml='urn:evil'/>",
            "<a xmlns:xmlns='urn:evil'/>",
            "<a xmlns:p='" + QName.XML_NAMESPACE + "'/>",
            "<a xmlns='" + QName.XML_NAMESPACE + "'/>",
            "<a xmlns='http://www.w3.org/2000/xmlns/'/>",
            "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>",
            "<a xmlns:p=''/>",
            "<xmlns:a/>",
            "<a xmlns:p='x' xmlns:p='y'/>",
            "<a xmlns='x' xmlns='y'/>",
            "<a xmlns:p='x' xmlns:q='x' p:b='' q:b=''/>"
        }) {
            assertThat(Wire.refusalOf(xml)).as(xml).isEqualTo(Reason.NOT_WELL_FORMED);
        }
    }

    @Test
    public void aFooterIsTheRootsEndTagAndNoOther() throws IOException {
        assertThat(Wire.opened("</stream:stream>").read()).isEmpty();
        assertThat(Wire.refusalOf("</stream>")).isEqualTo(Reason.NOT_WELL_FORMED);
        assertThat(Wire.refusalOf("</s:stream>")).isEqualTo(Reason.NOT_WELL_FORMED);
        reads("<stream:stream></stream:stream>", Element.of(Wire.STREAMS, "stream"));
    }
}
