/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.Arrays;
import java.util.List;
import org.osier.xml.Element;
import org.osier.xml.ElementWriter;

/** Elements and their bytes, in order, and how far the writing of them has got. For use by one thread at a time. */
final class Chunk {
    private static final int FEW = 16;
    private static final int MANY = 256;

    private final ElementWriter writer;
    private Element[] elements = new Element[FEW];
    /** Where in the bytes each element ends. */
    private int[] ends = new int[FEW];

    private int count;
    /** How many elements were written to the end, and how many begun. */
    private int written;

    private int begun;

    Chunk(ElementWriter writer) {
        this.writer = writer;
    }

    void add(Element element) {
        if (count == elements.length) {
            elements = Arrays.copyOf(elements, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        writer.element(element);
        elements[count] = element;
        ends[count++] = writer.size();
    }

    /** The bytes, and where to add what is no element of the queue. */
    ElementWriter writer() {
        return writer;
    }

    /** The bytes before {@code end} are being written. */
    void begin(int end) {
        while (begun < count && (begun == 0 ? 0 : ends[begun - 1]) < end) {
            begun++;
        }
    }

    /** The bytes before {@code end} have been written. */
    void wrote(int end) {
        while (written < count && ends[written] <= end) {
            written++;
        }
    }

    /** How many elements there are of which not one byte is being written. */
    int waiting() {
        return count - begun;
    }

    /** How many elements there are that have not been written to the end. */
    int unwritten() {
        return count - written;
    }

    /** The elements of which some, none or all of the bytes may have been written. */
    List<Element> maybeWritten() {
        return List.of(Arrays.copyOfRange(elements, written, begun));
    }

    /** The elements of which nothing was written. */
    List<Element> notWritten() {
        return List.of(Arrays.copyOfRange(elements, begun, count));
    }

    /** Holds little, if there is nothing in it. */
    void trim() {
        if (writer.size() == 0 && count == 0) {
            writer.trim();
            shrinkAbove(FEW);
        }
    }

    /** Forgets all. */
    void clear() {
        writer.clear();
        Arrays.fill(elements, 0, count, null);
        count = 0;
        written = 0;
        begun = 0;
        shrinkAbove(MANY);
    }

    private void shrinkAbove(int length) {
        if (elements.length > length) {
            elements = new Element[FEW];
            ends = new int[FEW];
        }
    }
}
