/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.io.InputStream;
import java.util.function.IntFunction;

/** Goes on for ever: a header, then an element made of each number. For use by one thread. */
final class Endless extends InputStream {
    private final IntFunction<String> elements;
    private byte[] current;
    private int position;
    private int number;

    Endless(String header, IntFunction<String> elements) {
        this.current = Chunks.utf8(header);
        this.elements = elements;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (position == current.length) {
            current = Chunks.utf8(elements.apply(number++));
            position = 0;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, target, offset, count);
        position += count;
        return count;
    }
}
