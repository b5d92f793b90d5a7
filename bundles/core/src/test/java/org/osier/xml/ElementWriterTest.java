/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.Test;

public class ElementWriterTest {
    private static final String CLIENT = "jabber:client";

    @Test
    public void writesTheHeaderAsAnOpenTag() {
        ElementWriter writer = new ElementWriter(Wire.CLIENT);
        writer.header(
                Element.builder(Wire.STREAMS, "stream")
                        .attribute("to", "capulet.lit")
                        .attribute("version", "1.0")
                        .attribute(QName.XML_LANG, "en")
                        .build(),
                "stream");
        assertThat(Wire.drained(writer))
                .isEqualTo("<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='" + Wire.STREAMS
                        + "' to='capulet.lit' version='1.0' xml:lang='en'>");

        writer.footer();
        assertThat(Wire.drained(writer)).isEqualTo("</stream:stream>");
    }

    @Test
    public void declaresNoNamespaceThatIsInScope() {
        assertThat(Wire.written(Element.builder(CLIENT, "message")
                        .child(CLIENT, "body", "x")
                        .build()))
                .isEqualTo("<message><body>x</body></message>");
        assertThat(Wire.written(Element.builder(CLIENT, "iq")
                        .child(Element.builder("jabber:iq:roster", "query")
                                .child(Element.of("jabber:iq:roster", "item"))
                                .build())
                        .build()))
                .isEqualTo("<iq><query xmlns='jabber:iq:roster'><item/></query></iq>");
    }

    @Test
    public void declaresANamespaceAgainWhereAnotherHasComeBetween() {
        Element inner = Element.of(CLIENT, "message");
        Element forwarded =
                Element.builder("urn:xmpp:forward:0", "forwarded").child(inner).build();

        assertThat(Wire.written(
                        Element.builder(CLIENT, "message").child(forwarded).build()))
                .isEqualTo("<message><forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client'/>"
                        + "</forwarded></message>");
    }

    @Test
    public void takesNoNamespaceBackWithinADefaultOne() {
        assertThat(Wire.written(
                        Element.builder(CLIENT, "a").child(Element.of("", "b")).build()))
                .isEqualTo("<a><b xmlns=''/></a>");
        assertThat(Wire.written(Element.of("", "b"))).isEqualTo("<b xmlns=''/>");
    }

    @Test
    public void writesTheNamespaceOfStreamsWithItsPrefix() {
        Element error = Element.builder(Wire.STREAMS, "error")
                .child(Element.of("urn:ietf:params:xml:ns:xmpp-streams", "reset"))
                .child(Element.of(CLIENT, "x"))
                .build();

        assertThat(Wire.written(error))
                .isEqualTo("<stream:error><reset xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><x/></stream:error>");
    }

    @Test
    public void declaresAPrefixForAttributesInNamespaces() {
        Element element = Element.builder(CLIENT, "a")
                .attribute(new QName("urn:x", "b"), "1")
                .attribute("b", "2")
                .attribute(new QName("urn:y", "b"), "3")
                .attribute(QName.XML_LANG, "de")
                .build();

        assertThat(Wire.written(element))
                .isEqualTo("<a xmlns:a0='urn:x' a0:b='1' b='2' xmlns:a2='urn:y' a2:b='3' xml:lang='de'/>");
    }

    @Test
    public void escapesWhatWouldNotSurvive() {
        assertThat(Wire.written(Element.of(CLIENT, "a", "<&>'\"]]>\r\n\t")))
                .isEqualTo("<a>&lt;&amp;&gt;'\"]]&gt;&#13;\n\t</a>");
        assertThat(Wire.written(Element.builder(CLIENT, "a")
                        .attribute("b", "<&>'\"\r\n\t")
                        .build()))
                .isEqualTo("<a b='&lt;&amp;&gt;&apos;&quot;&#13;&#10;&#9;'/>");
        assertThat(Wire.written(Element.of("urn:<'>", "a"))).isEqualTo("<a xmlns='urn:&lt;&apos;&gt;'/>");
    }

    @Test
    public void collectsUntilDrained() throws IOException {
        ElementWriter writer = Wire.writer(Wire.CLIENT);
        writer.element(Element.of(CLIENT, "a"));
        writer.whitespace();
        writer.element(Element.of(CLIENT, "b"));
        assertThat(writer.size()).isEqualTo("<a/> <b/>".length());

        int[] writes = {0};
        writer.drainTo(new OutputStream() {
            @Override
            public void write(int b) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                writes[0]++;
            }
        });
        assertThat(writes[0]).as("writes").isEqualTo(1);
        assertThat(writer.size()).isZero();
    }

    @Test
    public void forgetsOnRequest() {
        ElementWriter writer = Wire.writer(Wire.CLIENT);
        writer.element(Element.of(CLIENT, "a", "x".repeat(100_000)));
        writer.clear();
        writer.element(Element.of(CLIENT, "b"));

        assertThat(Wire.drained(writer)).isEqualTo("<b/>");
    }

    @Test
    public void passesOnWhatTheTransportThrows() {
        ElementWriter writer = Wire.writer(Wire.CLIENT);
        writer.element(Element.of(CLIENT, "a"));
        IOException broken = new IOException("Broken pipe");

        assertThatThrownBy(() -> writer.drainTo(new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw broken;
                    }
                }))
                .isSameAs(broken);
    }
}
