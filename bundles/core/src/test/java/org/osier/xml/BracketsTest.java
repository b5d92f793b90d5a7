/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.osier.xml.XmlException.Reason;

/** XML 1.0, 2.4: {@code ]]>} ends a CDATA section and stands nowhere else in content, however the bytes are cut. */
public class BracketsTest {
    private static final List<String> REFUSED = List.of(
            "<a>]]></a>",
            "<a>x]]></a>",
            "<a>]]]></a>",
            "<a>x]]]]></a>",
            "<a>&amp;]]></a>",
            "<a>\u20ac]]>y</a>",
            "<a><b/>]]></a>",
            "<a>\n]]></a>",
            "<a>\r\n]]></a>",
            "<a><![CDATA[x]]>]]></a>",
            "<a>x]]><![CDATA[x]]></a>",
            "<a>]]><![CDATA[]]></a>",
            "<a>" + "]".repeat(5000) + "></a>");

    private static List<Chunking> everyCut(byte[] stream) {
        List<Chunking> all = new ArrayList<>(Chunking.fixed());
        all.addAll(Chunking.splits(Math.min(stream.length, 400)));
        all.add(Chunking.WHOLE);
        return all;
    }

    @Test
    public void areRefusedInText() {
        for (String xml : REFUSED) {
            byte[] stream = Chunks.utf8(Wire.HEADER + xml + "<b/>");
            for (Chunking chunking : everyCut(stream)) {
                assertThat(Wire.refusal(new Portions(stream, chunking)))
                        .as("%s %s", xml, chunking)
                        .isEqualTo(Reason.NOT_WELL_FORMED);
            }
        }
    }

    private static void reads(String xml, Element expected) throws IOException {
        byte[] stream = Chunks.utf8(Wire.HEADER + xml);
        for (Chunking chunking : everyCut(stream)) {
            assertThat(Wire.opened(new Portions(stream, chunking)).read())
                    .as("%s %s", xml, chunking)
                    .contains(expected);
        }
    }

    @Test
    public void areReadWhereTheyBelong() throws IOException {
        reads("<a>]] > ]></a>", Element.of("jabber:client", "a", "]] > ]>"));
        reads("<a>]]&gt;]&#93;></a>", Element.of("jabber:client", "a", "]]>]]>"));
        reads("<a><![CDATA[]]]]]]></a>", Element.of("jabber:client", "a", "]]]]"));
        reads("<a>]]<![CDATA[]]]]><![CDATA[>]]></a>", Element.of("jabber:client", "a", "]]]]>"));
        reads(
                "<a b=']]>'/>",
                Element.builder("jabber:client", "a").attribute("b", "]]>").build());
        reads("<a>" + "]".repeat(9000) + "</a>", Element.of("jabber:client", "a", "]".repeat(9000)));
    }

    /** A text with something wrong in it is not read to its end first: the peer might never send that. */
    @Test
    public void aTextIsRefusedWhereItGoesWrong() {
        for (String wrong : List.of("]]>", "\u0001", "\uFFFF", "&#0;", "&wherefore;")) {
            byte[] stream = Chunks.utf8(Wire.HEADER + "<a>x" + wrong);
            assertThatThrownBy(() -> Wire.opened(Chunks.of(stream).endless()).read())
                    .as(wrong)
                    .isInstanceOf(XmlException.class);
            assertThatThrownBy(
                            () -> Wire.opened(Chunks.singly(stream).endless()).read())
                    .as(wrong)
                    .isInstanceOf(XmlException.class);
        }
    }
}
