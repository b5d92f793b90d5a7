/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.Test;

/** The parser is replaced amid the stream; nobody may notice, but for the memory. */
public class ParserRenewalTest {
    private static final String PADDING = "x".repeat(500);

    @Test
    public void keepsTheRootsPrefixesOver2000Stanzas() throws IOException {
        String header =
                Wire.HEADER.replace("'>", "' xmlns:p='urn:a&amp;b&lt;&apos;&quot;&#9;&#10;&#13;c' xml:lang='en'>");
        ElementReader reader = Wire.opened(new Endless(
                header,
                number -> " <message><p:n>" + number + "</p:n><stream:x/><body>" + PADDING + "</body></message>\n"));

        for (int i = 0; i < 2000; i++) {
            Element message = reader.read().orElseThrow();
            assertThat(message.namespace()).isEqualTo("jabber:client");
            assertThat(message.child("urn:a&b<'\"\t\n\rc", "n").orElseThrow().text())
                    .isEqualTo("" + i);
            assertThat(message.child(Wire.STREAMS, "x")).isPresent();
        }
    }

    @Test
    public void worksForARootInTheDefaultNamespace() throws IOException {
        ElementReader reader =
                Wire.opened(new Endless("<stream xmlns='" + Wire.STREAMS + "'>", number -> "<x>" + PADDING + "</x>"));

        for (int i = 0; i < 2000; i++) {
            assertThat(reader.read().orElseThrow().namespace()).isEqualTo(Wire.STREAMS);
        }
    }

    @Test
    public void seesTheFooterAndTheBytesAfterAnElementAsBefore() throws IOException {
        String content = ("<x>" + PADDING + "</x>").repeat(600);
        ElementReader reader = Wire.opened(content + Wire.FOOTER + "rest");
        for (int i = 0; i < 600; i++) {
            assertThat(reader.read()).isPresent();
            assertThat(reader.elementBytes()).isEqualTo(507);
        }
        assertThat(reader.read()).isEmpty();
        assertThat(reader.buffered()).isEqualTo(4);
    }

    /** Rests whenever it may and whenever it may not: on each read of the bytes, one by one. */
    @Test
    public void aRestChangesNothing() throws IOException {
        String header = Wire.HEADER.replace("'>", "' xmlns:p='urn:p'>");
        String stanzas = "<p:a/> <message><body>Vattene</body></message>\n<stream:x/>";
        ElementReader[] reader = new ElementReader[1];
        InputStream restless = new FilterInputStream(Chunks.singly(Chunks.utf8(header + stanzas + Wire.FOOTER))) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (reader[0] != null) {
                    reader[0].rest();
                }
                return super.read(target, offset, length);
            }
        };
        reader[0] = Wire.opened(restless);

        assertThat(reader[0].read()).contains(Element.of("urn:p", "a"));
        assertThat(reader[0].read().orElseThrow().childText("jabber:client", "body"))
                .contains("Vattene");
        assertThat(reader[0].read()).contains(Element.of(Wire.STREAMS, "x"));
        assertThat(reader[0].read()).isEmpty();
        assertThat(reader[0].read()).as("again").isEmpty();
    }

    /** Forty names, each as long as it may be. */
    private static String longNames(int number) {
        StringBuilder names = new StringBuilder("<a>");
        for (int i = 0; i < 40; i++) {
            names.append('<').append("n".repeat(1000)).append(number * 40 + i).append("/>");
        }
        return names.append("</a>").toString();
    }

    @Test
    public void memoryDoesNotGrowWithTheSizeOfTheElementsThatCarryThem() throws IOException {
        ElementReader reader = Wire.opened(new Endless(Wire.HEADER, ParserRenewalTest::longNames));
        read(reader, 10);
        long before = Heap.used();
        read(reader, 450);
        // Kept until 512 elements have been read, these names would take 18 MB.
        assertThat(Heap.used() - before).isLessThan(3_000_000);
        assertThat(reader.read()).isPresent();
    }

    private static void read(ElementReader reader, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            reader.read();
        }
    }
}
