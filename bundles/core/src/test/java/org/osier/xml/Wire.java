/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** XML on the wire: stream headers, and elements read from and written to them. */
final class Wire {
    static final ContentNamespace CLIENT = ContentNamespace.of("jabber:client");
    static final String STREAMS = "http://etherx.jabber.org/streams";
    static final String HEADER =
            "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='" + STREAMS + "'>";
    static final String FOOTER = "</stream:stream>";
    static final XmlLimits LIMITS = XmlLimits.AUTHENTICATED;

    private Wire() {}

    static ElementReader reader(InputStream in) {
        return new ElementReader(in, LIMITS, CLIENT);
    }

    /** A reader that has read the header. */
    static ElementReader opened(InputStream in) {
        try {
            ElementReader reader = reader(in);
            reader.readHeader();
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reader of a stream with this content. */
    static ElementReader opened(String content) {
        return opened(Chunks.of(HEADER, content));
    }

    static Element read(String xml) {
        try {
            return opened(xml).read().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an element is that was printed on its own. */
    static Element parse(String xml) {
        try {
            return opened(Chunks.of("<r:root xmlns:r='urn:root'>", xml)).read().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why a stream with this content is refused. */
    static XmlException.Reason refusal(byte[] stream) {
        return refusal(Chunks.of(stream));
    }

    /** Why a whole stream is refused; it must be, before it ends. */
    static XmlException.Reason refusal(InputStream stream) {
        try {
            readAll(reader(stream));
            return null;
        } catch (XmlException e) {
            return e.reason();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static XmlException.Reason refusalOf(String content) {
        return refusal(Chunks.of(HEADER, content));
    }

    private static void readAll(ElementReader reader) throws IOException {
        reader.readHeader();
        while (reader.read().isPresent()) {
            // Only refusals are of interest.
        }
    }

    /** What a writer has written. */
    static String drained(ElementWriter writer) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            writer.drainTo(out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A writer that has written the header of a client's stream. */
    static ElementWriter writer(ContentNamespace contentNamespace) {
        ElementWriter writer = new ElementWriter(contentNamespace);
        writer.header(Element.of(STREAMS, "stream"), "stream");
        drained(writer);
        return writer;
    }

    /** An element as it goes over a client's stream. */
    static String written(Element element) {
        ElementWriter writer = writer(CLIENT);
        writer.element(element);
        return drained(writer);
    }
}
