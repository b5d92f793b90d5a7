/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.Test;
import org.osier.xml.XmlException.Reason;

/** Each bound: one under, at, and over. */
public class XmlLimitsTest {
    private static final XmlLimits SMALL = new XmlLimits(1024, 4, 8, 16, 64);

    /** The same in each chunking. */
    private static XmlException.Reason refusal(XmlLimits limits, String content) {
        byte[] stream = Chunks.utf8(Wire.HEADER + content + "<end/>");
        XmlException.Reason reason = refusal(limits, stream, Chunking.WHOLE);
        for (Chunking chunking : Chunking.various(1616)) {
            assertThat(refusal(limits, stream, chunking)).as("%s", chunking).isEqualTo(reason);
        }
        return reason;
    }

    private static XmlException.Reason refusal(XmlLimits limits, byte[] stream, Chunking chunking) {
        ElementReader reader = new ElementReader(new Portions(stream, chunking), limits, Wire.CLIENT);
        try {
            reader.readHeader();
            assertThat(reader.read()).isPresent();
            return null;
        } catch (XmlException e) {
            return e.reason();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String ofBytes(int bytes) {
        return "<a>" + "x".repeat(bytes - "<a></a>".length()) + "</a>";
    }

    private static String nested(int depth) {
        return "<a>".repeat(depth) + "</a>".repeat(depth);
    }

    private static String withAttributes(int count) {
        StringBuilder xml = new StringBuilder("<a");
        IntStream.range(0, count).forEach(i -> xml.append(" b").append(i).append("=''"));
        return xml.append("/>").toString();
    }

    private static String withDeclarations(int count) {
        StringBuilder xml = new StringBuilder("<a");
        IntStream.range(0, count).forEach(i -> xml.append(" xmlns:b").append(i).append("='c'"));
        return xml.append("/>").toString();
    }

    private static String withChildren(int count) {
        return "<a>" + "<b/>".repeat(count) + "</a>";
    }

    @Test
    public void boundsBytes() {
        assertThat(refusal(SMALL, ofBytes(1023))).isNull();
        assertThat(refusal(SMALL, ofBytes(1024))).isNull();
        assertThat(refusal(SMALL, ofBytes(1025))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    public void boundsBytesAndNotCharacters() {
        String twoBytesEach = "<a>" + "\u00e9".repeat((1024 - "<a></a>".length()) / 2);
        assertThat(refusal(SMALL, twoBytesEach + "</a>")).isNull();
        assertThat(refusal(SMALL, twoBytesEach + "\u00e9</a>")).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    public void boundsTheBytesOfTheHeader() {
        String header = Wire.HEADER.replace("'>", "' to='" + "a".repeat(1024 - Wire.HEADER.length() - 6) + "'>");
        assertThat(header).hasSize(1024);
        ElementReader atLimit = new ElementReader(Chunks.of(header), SMALL, Wire.CLIENT);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(atLimit::readHeader))
                .isNull();

        ElementReader over = new ElementReader(Chunks.of(header.replace("='a", "='aa")), SMALL, Wire.CLIENT);
        assertThatThrownBy(over::readHeader).isInstanceOf(XmlException.class);
    }

    @Test
    public void refusesWhatIsTooLargeBeforeItHasCome() {
        ElementReader reader = new ElementReader(
                Chunks.of(Wire.HEADER, "<a>", "x".repeat(1022)).endless(), SMALL, Wire.CLIENT);

        assertThatThrownBy(() -> {
                    reader.readHeader();
                    reader.read();
                })
                .isInstanceOf(XmlException.class)
                .hasMessageContaining("more than 1024 bytes");
    }

    @Test
    public void boundsDepth() {
        assertThat(refusal(SMALL, nested(3))).isNull();
        assertThat(refusal(SMALL, nested(4))).isNull();
        assertThat(refusal(SMALL, nested(5))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    public void boundsAttributes() {
        assertThat(refusal(SMALL, withAttributes(7))).isNull();
        assertThat(refusal(SMALL, withAttributes(8))).isNull();
        assertThat(refusal(SMALL, withAttributes(9))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    public void boundsAttributesAndDeclarationsTogetherInAnyCase() {
        XmlLimits wide = new XmlLimits(1024 * 1024, 64, 100_000, 100_000);
        assertThat(refusal(wide, withAttributes(1000))).isNull();
        assertThat(refusal(wide, withAttributes(1001))).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(wide, withDeclarations(1000))).isNull();
        assertThat(refusal(wide, withDeclarations(1001))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    public void boundsNodesOfBothKinds() {
        assertThat(refusal(SMALL, withChildren(14))).isNull();
        assertThat(refusal(SMALL, withChildren(15))).isNull();
        assertThat(refusal(SMALL, withChildren(16))).isEqualTo(Reason.TOO_LARGE);

        String fifteen = "<a>" + "x<b/>".repeat(7);
        assertThat(refusal(SMALL, fifteen + "</a>")).isNull();
        assertThat(refusal(SMALL, fifteen + "x</a>")).isNull();
        assertThat(refusal(SMALL, fifteen + "x<b/></a>")).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    public void boundsTheLengthOfNames() {
        for (String name : new String[] {"<%s/>", "<p:%s xmlns:p='urn:p'/>", "<a %s=''/>", "<a><b xml:%s=''/></a>"}) {
            assertThat(refusal(SMALL, String.format(name, "n".repeat(63)))).isNull();
            assertThat(refusal(SMALL, String.format(name, "n".repeat(64)))).isNull();
            assertThat(refusal(SMALL, String.format(name, "n".repeat(65)))).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    public void boundsTheLengthOfNamespaces() {
        for (String xml : new String[] {"<a xmlns='%s'/>", "<a xmlns:p='%s'><p:b/></a>", "<a xmlns:p='%s' p:b=''/>"}) {
            assertThat(refusal(SMALL, String.format(xml, "n".repeat(63)))).isNull();
            assertThat(refusal(SMALL, String.format(xml, "n".repeat(64)))).isNull();
            assertThat(refusal(SMALL, String.format(xml, "n".repeat(65)))).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    public void boundsTheNamesOfTheHeader() {
        for (String root : new String[] {"<" + "n".repeat(65) + ">", "<a xmlns='" + "n".repeat(65) + "'>"}) {
            ElementReader reader = new ElementReader(Chunks.of(root), SMALL, Wire.CLIENT);
            assertThatThrownBy(reader::readHeader)
                    .isInstanceOf(XmlException.class)
                    .hasMessageContaining("of more than 64 characters");
        }
    }

    @Test
    public void areTighterBeforeAuthentication() {
        XmlLimits before = XmlLimits.BEFORE_AUTHENTICATION;
        XmlLimits after = XmlLimits.AUTHENTICATED;

        assertThat(before.bytes()).isEqualTo(64 * 1024).isLessThan(after.bytes());
        assertThat(after.bytes()).isEqualTo(256 * 1024);
        assertThat(before.nodes()).isLessThan(after.nodes());
        assertThat(before.nameLength()).isLessThan(after.nameLength());
        assertThat(refusal(before, ofBytes(before.bytes()))).isNull();
        assertThat(refusal(before, ofBytes(before.bytes() + 1))).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(after, ofBytes(after.bytes()))).isNull();
        assertThat(refusal(after, ofBytes(after.bytes() + 1))).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(before, nested(64))).isNull();
        assertThat(refusal(before, nested(65))).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(before, withAttributes(64))).isNull();
        assertThat(refusal(before, withAttributes(65))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    public void countsAnewForEachElement() throws IOException {
        ElementReader reader = new ElementReader(
                Chunks.of(Wire.HEADER, (ofBytes(1000) + withChildren(15) + nested(4)).repeat(10)), SMALL, Wire.CLIENT);
        reader.readHeader();
        for (int i = 0; i < 30; i++) {
            assertThat(reader.read()).isPresent();
        }
    }

    @Test
    public void parserHasNoBoundsOfItsOwn() {
        XmlLimits wide = new XmlLimits(4 * 1024 * 1024, Element.MAX_DEPTH, 64, 100_000);
        assertThat(refusal(wide, nested(Element.MAX_DEPTH))).isNull();
        assertThat(refusal(wide, "<a b='" + "x".repeat(1024 * 1024) + "'/>")).isNull();
    }

    @Test
    public void tighterLimitsCountFromTheNextElementOn() throws IOException {
        ElementReader reader = Wire.opened(nested(5) + nested(5));
        assertThat(reader.read()).isPresent();

        reader.limits(SMALL);
        assertThatThrownBy(reader::read).isInstanceOf(XmlException.class).hasMessageContaining("deeper than 4");
    }

    @Test
    public void refusesLimitsThatNoStreamCouldKeepTo() {
        assertThatThrownBy(() -> new XmlLimits(1023, 64, 64, 64)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new XmlLimits(1024, 1, 64, 64)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new XmlLimits(1024, 64, 7, 64)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new XmlLimits(1024, 64, 64, 15)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new XmlLimits(1024, 64, 64, 64, 63)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void refusesADepthThatNoElementMayHave() {
        assertThatThrownBy(() -> new XmlLimits(1024, Element.MAX_DEPTH + 1, 8, 16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("elements are nested at most 512 deep");
    }
}
