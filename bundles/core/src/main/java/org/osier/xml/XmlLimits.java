/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

/**
 * Bounds on what a peer may send as one top-level element. Beyond any of them the stream ends with
 * {@code policy-violation}.
 *
 * @param bytes the longest top-level element or stream header, in bytes on the wire
 * @param depth the deepest nesting, {@value Element#MAX_DEPTH} at most; a top-level element has depth 1
 * @param attributes the most attributes of one element, namespace declarations not counted; of both together there may
 *     be {@value #MOST_ATTRIBUTES} at most, whatever is set here
 * @param nodes the most elements and runs of text within one top-level element, so the most children too
 * @param nameLength the longest local part, and the longest namespace, of an element's or attribute's name, in chars
 */
public record XmlLimits(int bytes, int depth, int attributes, int nodes, int nameLength) {
    static final int MOST_ATTRIBUTES = 1000;
    private static final int USUAL_NAME_LENGTH = 1024;

    /** For peers that have not authenticated: 64 KiB, depth 64, 64 attributes, 4096 nodes, names of 256 chars. */
    public static final XmlLimits BEFORE_AUTHENTICATION = new XmlLimits(64 * 1024, 64, 64, 4096, 256);

    /** For peers that have authenticated: 256 KiB, depth 64, 64 attributes, 32768 nodes, names of 1024 chars. */
    public static final XmlLimits AUTHENTICATED = new XmlLimits(256 * 1024, 64, 64, 32 * 1024);

    /** Bounds with names of up to {@value #USUAL_NAME_LENGTH} chars. */
    public XmlLimits(int bytes, int depth, int attributes, int nodes) {
        this(bytes, depth, attributes, nodes, USUAL_NAME_LENGTH);
    }

    /** Refuses bounds under which no stream could be opened, and a depth that no element may have. */
    public XmlLimits {
        if (bytes < 1024 || depth < 2 || attributes < 8 || nodes < 16 || nameLength < 64) {
            throw new IllegalArgumentException(
                    "limits too small for any stream: at least 1024 bytes, depth 2, 8 attributes, 16 nodes, names of 64");
        }
        if (depth > Element.MAX_DEPTH) {
            throw new IllegalArgumentException("elements are nested at most " + Element.MAX_DEPTH + " deep");
        }
    }
}
