/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import org.junit.Test;
import org.osier.xml.XmlException.Reason;

public class ElementReaderTest {
    @Test
    public void readsTheHeaderWithItsAttributes() throws IOException {
        Element header = Wire.reader(Chunks.of(Wire.HEADER.replace("'>", "' id='++TR84' xml:lang='en'>")))
                .readHeader();

        assertThat(header.name()).isEqualTo(new QName(Wire.STREAMS, "stream"));
        assertThat(header.attribute("id")).contains("++TR84");
        assertThat(header.lang()).contains("en");
        assertThat(header.content()).isEmpty();
    }

    @Test
    public void readsNoElementBeforeTheHeader() {
        assertThatThrownBy(() -> Wire.reader(Chunks.of(Wire.HEADER)).read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the header has not been read");
    }

    @Test
    public void tellsTheRootsDefaultNamespace() throws IOException {
        assertThat(Wire.opened("").defaultNamespace()).isEqualTo("jabber:client");
        ElementReader none = Wire.reader(Chunks.of("<s:stream xmlns:s='" + Wire.STREAMS + "'>"));
        none.readHeader();
        assertThat(none.defaultNamespace()).isEmpty();
    }

    @Test
    public void readsEachChildOfTheRootAsOneElement() throws IOException {
        ElementReader reader = Wire.opened("<message><body>Art thou not Romeo?</body></message><presence/>");

        Element message = reader.read().orElseThrow();
        assertThat(message.is("jabber:client", "message")).isTrue();
        assertThat(message.child("jabber:client", "body").orElseThrow().text()).isEqualTo("Art thou not Romeo?");
        assertThat(reader.read().orElseThrow().local()).isEqualTo("presence");
    }

    @Test
    public void resolvesReferencesAndCdataIntoOneRunOfText() {
        Element element = Wire.read("<a b='&lt;&apos;&#x1F600;'>1&amp;2<![CDATA[<&]]>&#x41;<c/>]]</a>");

        assertThat(element.attribute("b")).contains("<'\uD83D\uDE00");
        assertThat(element.content())
                .isEqualTo(List.of(new Text("1&2<&A"), Element.of("jabber:client", "c"), new Text("]]")));
    }

    @Test
    public void neverPutsEmptyTextIntoAnElement() {
        assertThat(Wire.read("<a><![CDATA[]]></a>").content()).isEmpty();
        assertThat(Wire.read("<a><![CDATA[]]><b/><![CDATA[]]></a>").content()).hasSize(1);
    }

    @Test(timeout = 20_000)
    public void readsManyCdataSectionsAsOneRunInLinearTime() throws IOException {
        XmlLimits wide = new XmlLimits(8 * 1024 * 1024, 64, 64, 64);
        String sections = "<![CDATA[<]]>&amp;".repeat(400_000);
        ElementReader reader = new ElementReader(
                new Portions(Chunks.utf8(Wire.HEADER + "<a>" + sections + "</a>"), Chunking.WHOLE), wide, Wire.CLIENT);
        reader.readHeader();

        assertThat(reader.read()).contains(Element.of("jabber:client", "a", "<&".repeat(400_000)));
    }

    @Test
    public void takesAnXmlIdAsItIs() {
        assertThat(Wire.read("<a xml:id='  two  words '/>").attribute(new QName(QName.XML_NAMESPACE, "id")))
                .contains("  two  words ");
    }

    @Test
    public void anElementsNamespaceCountsAndNotItsPrefix() throws IOException {
        ElementReader reader = Wire.opened("<stream:error xmlns:stream='urn:example:evil'/>" + "<s:error xmlns:s='"
                + Wire.STREAMS + "'/><iq xmlns=''/>");

        assertThat(reader.read().orElseThrow().namespace()).isEqualTo("urn:example:evil");
        assertThat(reader.read().orElseThrow().is(Wire.STREAMS, "error")).isTrue();
        assertThat(reader.read().orElseThrow().namespace()).isEmpty();
    }

    @Test
    public void whitespaceBetweenElementsIsNothing() throws IOException {
        ElementReader reader = Wire.opened(" \n".repeat(100_000) + "<a/>" + "\t\r ".repeat(100_000) + Wire.FOOTER);

        assertThat(reader.read()).contains(Element.of("jabber:client", "a"));
        assertThat(reader.elementBytes()).isEqualTo("<a/>".length());
        assertThat(reader.read()).isEmpty();
    }

    @Test
    public void refusesTextBetweenElements() {
        assertThat(Wire.refusalOf("wherefore<a/>")).isEqualTo(Reason.NOT_WELL_FORMED);
        assertThat(Wire.refusalOf("<a/>&#32;<![CDATA[x]]><a/>")).isEqualTo(Reason.NOT_WELL_FORMED);
    }

    @Test
    public void theEndOfTheRootIsTheEndForGood() throws IOException {
        ElementReader reader =
                Wire.opened(Chunks.of(Wire.HEADER, "<a/>", Wire.FOOTER).endless());

        assertThat(reader.read()).isPresent();
        assertThat(reader.read()).isEmpty();
        assertThat(reader.read()).as("asked again").isEmpty();
    }

    @Test
    public void theEndOfTheConnectionIsNoEndOfTheStream() {
        for (String content : List.of("", "<a/>", "<a>", "<a", "<a>\u20ac")) {
            assertThatThrownBy(() -> {
                        ElementReader reader = Wire.opened(content);
                        while (reader.read().isPresent()) {
                            // Until it fails.
                        }
                    })
                    .as(content)
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    public void theFailureOfTheConnectionIsReportedAsItIs() {
        IOException reset = new SocketException("Connection reset");
        ElementReader reader = Wire.reader(Chunks.failing(reset));

        assertThatThrownBy(reader::readHeader).isSameAs(reset);
        assertThatThrownBy(reader::readHeader).as("again").isSameAs(reset);
    }

    @Test
    public void refusesWhatIsNotWellFormed() {
        List<String> malformed = List.of(
                "<a></b>",
                "<a><b></a></b>",
                "</a>",
                "<a b='1' b='2'/>",
                "<a xmlns:p='x' xmlns:q='x' p:b='1' q:b='2'/>",
                "<a b=1/>",
                "<a b='<'/>",
                "<p:a/>",
                "<a p:b='1'/>",
                "<a xmlns:p=''/>",
                "<a xmlns:xml='urn:example:evil'/>",
                "<a xmlns:xmlns='urn:example:evil'/>",
                "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>",
                "<xmlns:a/>",
                "<a:b:c xmlns:a='x'/>",
                "<1a/>",
                "<a>]]></a>",
                "<a>&#0;</a>",
                "<a>&#x1F;</a>",
                "<a>&#xD800;</a>",
                "<a>&#xFFFF;</a>",
                "<a>&#x110000;</a>",
                "<a>&#99999999999999999999;</a>",
                "<a b='&#1;'/>",
                "<a>\u0001</a>",
                "<a b='\u000B'/>",
                "<a>\uFFFE</a>",
                "< a/>",
                "</stream:streams>",
                "</stream>");
        for (String content : malformed) {
            assertThat(Wire.refusalOf(content)).as(content).isEqualTo(Reason.NOT_WELL_FORMED);
        }
    }

    @Test
    public void aRefusalNeverQuotesThePeer() {
        assertThatThrownBy(() -> Wire.read("<wherefore></art>"))
                .isInstanceOf(XmlException.class)
                .hasMessage("the peer sent XML that is not well-formed");
    }

    @Test
    public void aSecondHeaderRestartsTheStream() throws IOException {
        ElementReader reader = Wire.opened(Chunks.of(
                Wire.HEADER, "<success/>", Wire.HEADER.replace("jabber:client", "jabber:server"), "<features/>"));
        reader.read();

        reader.readHeader();
        assertThat(reader.read()).contains(Element.of("jabber:server", "features"));
    }
}
