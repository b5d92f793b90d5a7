/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.Test;
import org.osier.xml.XmlException.Reason;

/** RFC 6120, 11.6: UTF-8 and nothing else, at every split of the bytes. */
public class EncodingTest {
    /** Bytes that are no UTF-8 (RFC 3629; Unicode 15, table 3-7), and characters that are no XML. */
    private static final List<String> INVALID = List.of(
            "80", // a continuation of nothing
            "bf",
            "c0 80", // overlong
            "c0 bc", // overlong <
            "c1 bf",
            "c2 20", // truncated
            "c2 c2 80",
            "e0 80 80", // overlong
            "e0 9f bf",
            "e0 80 bc", // overlong <
            "e2 82 20", // truncated
            "e2 28 a1",
            "ed a0 80", // surrogates
            "ed af bf",
            "ed b0 80",
            "ed bf bf",
            "ed a0 bd ed b8 80", // a pair of them (CESU-8)
            "ef bf be", // U+FFFE
            "ef bf bf", // U+FFFF
            "f0 80 80 bc", // overlong <
            "f0 8f bf bf",
            "f0 9f 98 20", // truncated
            "f0 28 8c bc",
            "f4 90 80 80", // beyond U+10FFFF
            "f5 80 80 80",
            "f8 88 80 80 80",
            "fc 84 80 80 80 80",
            "fe",
            "ff");

    private static final List<String> VALID = List.of(
            "7f",
            "c2 80",
            "df bf",
            "e0 a0 80",
            "ec bf bf",
            "ed 9f bf",
            "ee 80 80",
            "ef bf bd",
            "f0 90 80 80",
            "f0 9f bf bf",
            "f4 8f bf bf");

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    private static byte[] stream(String before, byte[] odd, String after) {
        return Chunks.concat(Chunks.utf8(Wire.HEADER + before), odd, Chunks.utf8(after + "<a/>"));
    }

    private static void refusedAtEverySplit(byte[] stream, String what) {
        for (int split = 1; split < stream.length; split++) {
            assertThat(Wire.refusal(Chunks.split(stream, split)))
                    .as("%s at %d", what, split)
                    .isEqualTo(Reason.NOT_WELL_FORMED);
        }
        assertThat(Wire.refusal(Chunks.singly(stream))).as(what).isEqualTo(Reason.NOT_WELL_FORMED);
    }

    @Test
    public void refusesInvalidUtf8InText() {
        INVALID.forEach(hex -> refusedAtEverySplit(stream("<body>x", bytes(hex), "y</body>"), hex));
    }

    @Test
    public void refusesInvalidUtf8InAttributes() {
        INVALID.forEach(hex -> refusedAtEverySplit(stream("<body id='", bytes(hex), "'/>"), hex));
    }

    @Test
    public void refusesInvalidUtf8InNamesAndBetweenElements() {
        INVALID.forEach(hex -> refusedAtEverySplit(stream("<b", bytes(hex), "/>"), hex));
        INVALID.forEach(hex -> refusedAtEverySplit(stream("", bytes(hex), ""), hex));
    }

    @Test
    public void readsValidUtf8AtEverySplit() throws java.io.IOException {
        for (String hex : VALID) {
            String text = new String(bytes(hex), StandardCharsets.UTF_8);
            byte[] stream = stream("<a>", bytes(hex), "</a>");
            for (int split = 1; split < stream.length; split++) {
                Element element =
                        Wire.opened(Chunks.split(stream, split)).read().orElseThrow();
                assertThat(element.text()).as("%s at %d", hex, split).isEqualTo(text);
            }
        }
    }

    private static XmlException.Reason refusalOfDeclaration(String declaration) {
        return Wire.refusal(Chunks.utf8(Wire.HEADER.replace("<?xml version='1.0'?>", declaration) + Wire.FOOTER));
    }

    @Test
    public void acceptsUtf8ByWhateverCaseItIsCalled() {
        assertThat(refusalOfDeclaration("")).isNull();
        assertThat(refusalOfDeclaration("<?xml version='1.0' encoding='UTF-8'?>"))
                .isNull();
        assertThat(refusalOfDeclaration("<?xml version=\"1.0\" encoding=\"utf-8\" standalone='yes' ?>\n"))
                .isNull();
    }

    @Test
    public void refusesOtherEncodingsByTheirDeclaration() {
        for (String encoding : List.of("ISO-8859-1", "US-ASCII", "UTF-16", "UTF-7", "IBM037", "x")) {
            assertThat(refusalOfDeclaration("<?xml version='1.0' encoding='" + encoding + "'?>"))
                    .as(encoding)
                    .isEqualTo(Reason.UNSUPPORTED_ENCODING);
        }
    }

    @Test
    public void refusesOtherEncodingsByTheirBytes() {
        for (var charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16)) {
            byte[] stream = (Wire.HEADER + "<a/>").getBytes(charset);
            assertThat(Wire.refusal(stream)).as(charset.name()).isEqualTo(Reason.NOT_WELL_FORMED);
        }
    }

    @Test
    public void refusesXmlOtherThan10() {
        for (String version : List.of("1.1", "1.2", "2.0", "1", "")) {
            assertThat(refusalOfDeclaration("<?xml version='" + version + "'?>"))
                    .as(version)
                    .isEqualTo(Reason.NOT_WELL_FORMED);
        }
    }

    @Test
    public void refusesASecondDeclaration() {
        assertThat(Wire.refusalOf("<?xml version='1.0'?><a/>")).isEqualTo(Reason.NOT_WELL_FORMED);
    }
}
