/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.Test;
import org.osier.Point;
import org.osier.xml.XmlException.Reason;

/** Whatever a peer sent, what leaves us is well-formed, and says the same. */
@Point(38)
public class EchoTest {
    private static final ContentNamespace COMPONENT = new ContentNamespace("jabber:component:accept", "jabber:client");

    private static void echoed(String sent, String written) {
        Element element = Wire.read(sent);
        assertThat(Wire.written(element)).isEqualTo(written);
        assertThat(Wire.read(written)).isEqualTo(element);
    }

    @Test
    public void foreignPrefixesBecomeOurs() {
        echoed(
                "<p:message xmlns:p='jabber:client' xmlns:q='urn:q' xmlns:a0='urn:r' a0:id='1' q:id='2' id='3'><q:x"
                        + " xmlns:p='urn:q'><p:y/></q:x></p:message>",
                "<message xmlns:a0='urn:r' a0:id='1' xmlns:a1='urn:q' a1:id='2' id='3'><x xmlns='urn:q'><y/></x>"
                        + "</message>");
    }

    @Test
    public void prefixesLikeOursAreForeignToo() {
        echoed(
                "<a0:x xmlns:a0='urn:0' xmlns:a1='urn:1' a1:b='' a0:c=''><a1:y a0:d=''/></a0:x>",
                "<x xmlns='urn:0' xmlns:a0='urn:1' a0:b='' xmlns:a1='urn:0' a1:c=''><y xmlns='urn:1' xmlns:a0='urn:0'"
                        + " a0:d=''/></x>");
    }

    @Test
    public void attributesInTheNamespaceOfTheirElementKeepIt() {
        echoed("<p:x xmlns:p='urn:x' p:a='1' a='2'/>", "<x xmlns='urn:x' xmlns:a0='urn:x' a0:a='1' a='2'/>");
    }

    @Test
    public void attributesInTheNamespacesOfTheStreamGetAPrefixOfTheirOwn() {
        echoed(
                "<message xmlns:c='jabber:client' c:a='1' stream:b='2' xml:lang='en' xml:xmlns='3'/>",
                "<message xmlns:a0='jabber:client' a0:a='1' xmlns:a1='" + Wire.STREAMS
                        + "' a1:b='2' xml:lang='en' xml:xmlns='3'/>");
    }

    @Test
    public void elementsInTheNamespaceOfTheStreamGetItsPrefix() {
        echoed(
                "<x xmlns='" + Wire.STREAMS + "'><message xmlns='jabber:client'/><y/></x>",
                "<stream:x><message/><stream:y/></stream:x>");
    }

    @Test
    public void noNamespaceIsTakenBackOnceAndDeclaredAgain() {
        echoed(
                "<message><a xmlns=''><b/><body xmlns='jabber:client'><c xmlns=''/></body></a></message>",
                "<message><a xmlns=''><b/><body xmlns='jabber:client'><c xmlns=''/></body></a></message>");
    }

    @Test
    public void textIsEscapedHoweverItCame() {
        echoed(
                "<a b='&#x22;&#39;&lt;>&#9;&#10;&#13;'><![CDATA[]]]]><![CDATA[>&<]]>]&#93;&gt;&#13;\r\n</a>",
                "<a b='&quot;&apos;&lt;&gt;&#9;&#10;&#13;'>]]&gt;&amp;&lt;]]&gt;&#13;\n</a>");
    }

    @Test
    public void namespacesAreEscapedToo() {
        echoed("<a xmlns='urn:&lt;&amp;&quot;&apos;&#13;'/>", "<a xmlns='urn:&lt;&amp;&quot;&apos;&#13;'/>");
    }

    @Test
    public void charactersThatXmlForbidsNeverComeInByReference() {
        for (String reference : List.of("0", "8", "xB", "x1F", "xD800", "xDFFF", "xFFFE", "xFFFF", "x110000")) {
            assertThat(Wire.refusalOf("<a>&#" + reference + ";</a>"))
                    .as(reference)
                    .isEqualTo(Reason.NOT_WELL_FORMED);
            assertThat(Wire.refusalOf("<a b='&#" + reference + ";'/>"))
                    .as(reference)
                    .isEqualTo(Reason.NOT_WELL_FORMED);
            assertThat(Wire.refusalOf("<a xmlns='&#" + reference + ";'/>"))
                    .as(reference)
                    .isEqualTo(Reason.NOT_WELL_FORMED);
        }
        assertThat(Wire.refusalOf("<a>&#xD83D;&#xDE00;</a>")).as("two halves").isEqualTo(Reason.NOT_WELL_FORMED);
    }

    /** Both are in the one namespace that a component's elements have; two attributes of one name would be none. */
    @Test
    public void attributesOfBothContentNamespacesStayApart() throws IOException {
        String sent = "<message xmlns:a='jabber:client' xmlns:b='jabber:component:accept' a:id='1' b:id='2'/>";
        Element element = readByComponent(sent);
        ElementWriter writer = Wire.writer(COMPONENT);
        writer.element(element);
        String written = Wire.drained(writer);

        assertThat(element.attributes()).hasSize(2).doesNotHaveDuplicates();
        assertThat(element.attribute(new QName("jabber:client", "id"))).contains("1");
        assertThat(readByComponent(written)).isEqualTo(element);
    }

    private static Element readByComponent(String content) throws IOException {
        String header = Wire.HEADER.replace("jabber:client", "jabber:component:accept");
        ElementReader reader = new ElementReader(Chunks.of(header, content), Wire.LIMITS, COMPONENT);
        reader.readHeader();
        return reader.read().orElseThrow();
    }

    @Test
    public void refusesAPrefixOfTheRootThatWouldMeanSomethingElse() {
        ElementWriter writer = new ElementWriter(Wire.CLIENT);
        for (String prefix : List.of("", "a b", "s:t", "1", "xml", "xmlns", "a0", "a17")) {
            assertThatThrownBy(() -> writer.header(Element.of(Wire.STREAMS, "stream"), prefix))
                    .as(prefix)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(writer.size()).isZero();
    }

    @Test
    public void aHeaderIsAnOpenTagWhateverIsInIt() {
        ElementWriter writer = new ElementWriter(Wire.CLIENT);
        writer.header(
                Element.builder(Wire.STREAMS, "stream")
                        .attribute("to", "<'&\">")
                        .attribute(new QName("urn:x", "x"), "")
                        .child("urn:x", "not", "written")
                        .build(),
                "stream");
        assertThat(Wire.drained(writer))
                .isEqualTo("<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='" + Wire.STREAMS
                        + "' to='&lt;&apos;&amp;&quot;&gt;' xmlns:a1='urn:x' a1:x=''>");
    }
}
