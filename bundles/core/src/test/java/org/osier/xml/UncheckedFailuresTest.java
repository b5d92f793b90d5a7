/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.Test;
import org.osier.xml.XmlException.Reason;

/**
 * Exceptions that nobody declared end as refusals. Errors do not: neither does the reader recurse, so that no nesting
 * overflows its stack, nor does it keep more than the bounds allow.
 */
public class UncheckedFailuresTest {
    /** The parser takes these for names; the element library throws at them, as XML 1.0 has it. */
    private static final List<String> NAMES = List.of(
            "<a\uDBFF\uDFFF/>", "<\uDB80\uDC00/>", "<a b\uDBC0\uDC00=''/>", "<x><p:a\uDBFF\uDFFD xmlns:p='p'/></x>");

    @Test
    public void namesThatOnlyTheParserTakesAreRefused() {
        for (String xml : NAMES) {
            byte[] stream = Chunks.utf8(Wire.HEADER + xml);
            for (Chunking chunking : Chunking.splits(stream.length)) {
                assertThatThrownBy(() ->
                                Wire.opened(new Portions(stream, chunking)).read())
                        .as("%s %s", xml, chunking)
                        .isInstanceOfSatisfying(
                                XmlException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_WELL_FORMED))
                        .hasCauseInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    /** An input that brings some bytes, and then throws what no input should. */
    private static InputStream throwing(String before, RuntimeException failure) {
        Portions bytes = new Portions(Chunks.utf8(before), Chunking.SINGLY);
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int count = bytes.read(target, offset, length);
                if (count < 0) {
                    throw failure;
                }
                return count;
            }
        };
    }

    @Test
    public void whateverIsThrownAmidParsingIsARefusal() {
        String stream = Wire.HEADER + "<a b='c'>d<e/><![CDATA[f]]>&lt;</a>";
        for (RuntimeException failure : List.of(
                new ArrayIndexOutOfBoundsException(4000),
                new IllegalStateException("lazy"),
                new ClassCastException())) {
            for (int length = 0; length < stream.length(); length++) {
                ElementReader reader = Wire.reader(throwing(stream.substring(0, length), failure));
                assertThatThrownBy(() -> readTwo(reader))
                        .as("after %d", length)
                        .isInstanceOf(XmlException.class)
                        .hasRootCause(failure);
            }
        }
    }

    private static void readTwo(ElementReader reader) throws IOException {
        reader.readHeader();
        assertThat(reader.read()).isPresent();
    }

    @Test
    public void noNestingOverflowsTheStackOfTheReader() throws Exception {
        int depth = Element.MAX_DEPTH;
        XmlLimits deep = new XmlLimits(8 * 1024 * 1024, depth, 64, 200_000);
        byte[] stream = nested(depth);
        ElementReader reader = new ElementReader(new Portions(stream, Chunking.WHOLE), deep, Wire.CLIENT);
        reader.readHeader();

        assertThat(reader.read().isPresent()).isTrue();
        assertThat(Wire.refusal(nested(200_000))).isEqualTo(Reason.TOO_LARGE);
    }

    private static byte[] nested(int depth) {
        return Chunks.utf8(Wire.HEADER + "<a>".repeat(depth) + "</a>".repeat(depth));
    }
}
