/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.Test;

/** The promise of the gate: the reader consumes exactly to the end of each element, however the bytes arrive. */
public class ReaderBoundaryTest {
    private static final List<String> HOSTILE = List.of(
            "<a/>",
            "<a></a >",
            "<a b='>'/>",
            "<a b='1>2>' c=\">\">></a>",
            "<a>1 > 2</a>",
            "<a><![CDATA[</a>>]]]]><![CDATA[>]]></a>",
            "<a>&gt;&#62;</a>",
            "<a b='\u00e9>\u20ac'>\u20ac>\uD83D\uDE00</a>",
            "<\u00e9l\u00e9ment>\uD83D\uDE00></\u00e9l\u00e9ment>",
            "<a\n  b = '>'\t>\r\n<b\n/>\r\n</a\n>");

    private static final byte[] REST = Chunks.utf8("<injected/>");

    @Test
    public void reportsTheBytesAfterAnElementAtEverySplit() throws IOException {
        for (String xml : HOSTILE) {
            byte[] element = Chunks.utf8(xml);
            byte[] stream = Chunks.concat(Chunks.utf8(Wire.HEADER), element, REST);
            int end = stream.length - REST.length;
            for (int split = 1; split <= stream.length; split++) {
                ElementReader reader = Wire.opened(Chunks.split(stream, split));
                assertThat(reader.read()).isPresent();
                assertThat(reader.elementBytes()).as("%s at %d", xml, split).isEqualTo(element.length);
                int arrived = split < end ? stream.length : split;
                assertThat(reader.buffered()).as("%s at %d", xml, split).isEqualTo(arrived - end);
            }
        }
    }

    @Test
    public void readsNotOneByteBeyondAnElement() throws IOException {
        for (String xml : HOSTILE) {
            byte[] stream = Chunks.utf8(Wire.HEADER + xml);
            Element expected = Wire.read(xml);
            for (int split = 1; split <= stream.length; split++) {
                ElementReader reader = Wire.opened(Chunks.split(stream, split).endless());
                assertThat(reader.read()).as("%s at %d", xml, split).contains(expected);
            }
            assertThat(Wire.opened(Chunks.singly(stream).endless()).read()).contains(expected);
        }
    }

    @Test
    public void readsNotOneByteBeyondTheHeader() throws IOException {
        byte[] header = Chunks.utf8(Wire.HEADER.replace("'>", "' to='a>b' >"));
        for (int split = 1; split <= header.length; split++) {
            ElementReader reader = Wire.reader(Chunks.split(header, split).endless());
            assertThat(reader.readHeader().attribute("to")).contains("a>b");
            assertThat(reader.elementBytes()).isEqualTo(header.length);
        }
    }

    @Test
    public void keepsCountingOverManyElementsInOneChunk() throws IOException {
        ElementReader reader = Wire.opened(String.join(" ", HOSTILE));
        for (String xml : HOSTILE) {
            assertThat(reader.read()).contains(Wire.read(xml));
            assertThat(reader.elementBytes()).isEqualTo(Chunks.utf8(xml).length);
        }
        assertThat(reader.buffered()).isZero();
    }
}
