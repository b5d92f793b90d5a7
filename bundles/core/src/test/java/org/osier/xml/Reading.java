/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading one stream.
 *
 * @param elements the header without content, and then what was read
 * @param ends up to which byte the reader had consumed the stream when it returned each of these
 * @param end how it ended
 * @param undecodable whether it was refused for bytes that are no UTF-8
 */
public record Reading(List<Element> elements, List<Integer> ends, End end, boolean undecodable) {
    /** How a stream can end. */
    public enum End {
        CLOSED,
        CUT_OFF,
        NOT_WELL_FORMED,
        RESTRICTED,
        UNSUPPORTED_ENCODING,
        TOO_LARGE
    }

    /** Reads a stream of a client to its end; whatever it throws, but what a reader may throw, is thrown on. */
    static Reading of(byte[] stream, Chunking chunking, XmlLimits limits) {
        Portions in = new Portions(stream, chunking);
        Reading reading = read(in, new ElementReader(in, limits, ContentNamespace.of("jabber:client")));
        if (in.reads() > stream.length + 2) {
            throw new AssertionError("read " + in.reads() + " times from " + stream.length + " bytes");
        }
        return reading;
    }

    private static Reading read(Portions in, ElementReader reader) {
        List<Element> elements = new ArrayList<>(4);
        List<Integer> ends = new ArrayList<>(4);
        try {
            Optional<Element> next = Optional.of(reader.readHeader());
            while (next.isPresent()) {
                elements.add(next.get());
                ends.add(in.taken() - reader.buffered());
                next = reader.read();
            }
            ends.add(in.taken() - reader.buffered());
            return new Reading(elements, ends, End.CLOSED, false);
        } catch (XmlException e) {
            return new Reading(elements, ends, End.valueOf(e.reason().name()), isUndecodable(e));
        } catch (IOException e) {
            return new Reading(elements, ends, End.CUT_OFF, false);
        }
    }

    private static boolean isUndecodable(XmlException e) {
        return e.getMessage().contains("no UTF-8");
    }
}
