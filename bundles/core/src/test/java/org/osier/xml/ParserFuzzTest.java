/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.junit.Test;

/** Whatever the bytes are, the reader returns, or throws one of its two kinds of exception. */
public class ParserFuzzTest {
    private static final String STREAM = Wire.HEADER
            + "<message to='romeo@montague.lit' xml:lang='en'><body>Wherefore art thou &amp; &#x20AC;</body>"
            + "<x xmlns='urn:x' xmlns:p='urn:p' p:q='\"'><![CDATA[a]]b]]><p:y/></x></message>"
            + "<iq id='1' type='get'><query xmlns='jabber:iq:version'/></iq>" + Wire.FOOTER;
    private static final String[] SNIPPETS = {
        "<",
        ">",
        "/>",
        "</",
        "<!",
        "<!--",
        "-->",
        "<?",
        "?>",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE",
        "&",
        ";",
        "&#",
        "&#x0;",
        "'",
        "\"",
        "=",
        ":",
        "xmlns",
        "xmlns:p=''",
        "\u0000",
        "\uFFFE",
        "\uD83D\uDE00",
        " ",
        "%"
    };

    private final Random random = new Random(1616);

    private byte[] mutated(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + random.nextInt(8));
        byte[] put = switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt()};
            case 2 -> Chunks.slice(bytes, random.nextInt(bytes.length), bytes.length);
            default -> Chunks.utf8(SNIPPETS[random.nextInt(SNIPPETS.length)]);
        };
        return Chunks.concat(Chunks.slice(bytes, 0, at), put, Chunks.slice(bytes, to, bytes.length));
    }

    /** Whether the stream was read to its end. */
    private static boolean isAccepted(byte[] stream, int split) {
        try {
            ElementReader reader = Wire.reader(Chunks.split(stream, split));
            reader.readHeader();
            while (reader.read().isPresent()) {
                assertThat(reader.elementBytes()).isPositive();
            }
            return true;
        } catch (XmlException | IOException e) {
            return false;
        }
    }

    @Test(timeout = 60_000)
    public void survivesMutatedStreams() {
        byte[] original = Chunks.utf8(STREAM);
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] stream = mutated(random.nextInt(3) == 0 ? mutated(original) : original);
            accepted += isAccepted(stream, random.nextInt(stream.length)) ? 1 : 0;
        }
        assertThat(accepted).as("harmless mutations").isBetween(1000, 40_000);
    }

    @Test
    public void whatItAcceptsItCanWriteAndReadAgain() throws IOException {
        byte[] original = Chunks.utf8(STREAM);
        for (int i = 0; i < 5_000; i++) {
            ElementReader reader = Wire.reader(Chunks.of(mutated(original)));
            try {
                reader.readHeader();
                Element element = reader.read().orElse(Element.of("", "none"));
                assertThat(Wire.parse(element.toString())).isEqualTo(element);
            } catch (XmlException | IOException e) {
                // Refused, so there is nothing to write.
            }
        }
    }
}
