/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What holds for every stream, whatever its bytes are: reading it ends, in its elements or in a refusal; however the
 * bytes are cut, it is the same elements, ending at the same bytes, and the same refusal; and what was read can be
 * written and read again. Has no state.
 */
public final class Invariants {
    /** Tight, so that short streams reach them. */
    static final XmlLimits TIGHT = new XmlLimits(1024, 24, 24, 64, 256);
    /** For what a writer made longer than it came. */
    private static final XmlLimits WIDE = new XmlLimits(1024 * 1024, 64, 64, 32 * 1024);

    private static final Element ROOT = Element.of("http://etherx.jabber.org/streams", "stream");
    private static final ContentNamespace CLIENT = ContentNamespace.of("jabber:client");

    private Invariants() {}

    /**
     * Reads a stream in all these ways.
     *
     * @return what came of it
     * @throws AssertionError when something does not hold; names the stream and the way
     */
    public static Reading check(byte[] stream, List<Chunking> chunkings) {
        Reading whole = read(stream, Chunking.WHOLE);
        for (Chunking chunking : chunkings) {
            Reading other = read(stream, chunking);
            if (!isSame(whole, other, stream)) {
                throw broken(stream, chunking + " gives " + other + ", but whole gives " + whole, null);
            }
        }
        Reading again = read(rewritten(whole.elements()), Chunking.WHOLE, WIDE);
        if (!again.elements().subList(1, again.elements().size()).equals(whole.elements())) {
            throw broken(stream, "written and read again " + whole + " is " + again, null);
        }
        return whole;
    }

    private static boolean isSame(Reading one, Reading other, byte[] stream) {
        return one.end() == other.end()
                && one.elements().equals(other.elements())
                && ends(one, stream).equals(ends(other, stream));
    }

    /** None where the header is shorter than the parser's first look. */
    private static List<Integer> ends(Reading reading, byte[] stream) {
        boolean isShort = new String(stream, StandardCharsets.ISO_8859_1).indexOf('>') < 6;
        return isShort ? List.of() : reading.ends();
    }

    private static Reading read(byte[] stream, Chunking chunking) {
        return read(stream, chunking, TIGHT);
    }

    private static Reading read(byte[] stream, Chunking chunking, XmlLimits limits) {
        try {
            return Reading.of(stream, chunking, limits);
        } catch (Throwable e) {
            throw broken(stream, chunking + " throws " + e, e);
        }
    }

    private static byte[] rewritten(List<Element> elements) {
        ElementWriter writer = new ElementWriter(CLIENT);
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        writer.header(ROOT, "stream");
        elements.forEach(writer::element);
        try {
            writer.drainTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static AssertionError broken(byte[] stream, String what, Throwable cause) {
        return new AssertionError(what + "\nstream: " + literal(stream), cause);
    }

    /** Bytes as a literal of a string whose characters are those bytes (ISO-8859-1), to be pasted into a test. */
    public static String literal(byte[] bytes) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format("\\%03o", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
