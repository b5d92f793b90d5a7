/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.Arrays;

/** What a builder has collected, in an array that it hands over without a copy where it can. For use by one thread. */
final class Parts {
    private final int usual;
    private Object[] items = Element.NONE;
    private int size;
    /** Whether the array belongs to an element, too. */
    private boolean shared;

    /** @param usual room for so many is made at first */
    Parts(int usual) {
        this.usual = usual;
    }

    /** Starts with what belongs to an element. */
    void addAll(Object[] all) {
        items = all;
        size = all.length;
        shared = true;
    }

    int size() {
        return size;
    }

    Object get(int index) {
        return items[index];
    }

    void add(Object item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, Math.max(usual, size * 2));
            shared = false;
        }
        items[size++] = item;
    }

    void set(int index, Object item) {
        own();
        items[index] = item;
    }

    /** Removes this one and the next. */
    void removeTwo(int index) {
        own();
        System.arraycopy(items, index + 2, items, index, size - index - 2);
        size -= 2;
        Arrays.fill(items, size, size + 2, null);
    }

    private void own() {
        if (shared) {
            items = items.clone();
            shared = false;
        }
    }

    /** All of them, in an array that is not changed from now on. */
    Object[] handOver() {
        if (size == 0) {
            return Element.NONE;
        }
        if (size < items.length) {
            return Arrays.copyOf(items, size);
        }
        shared = true;
        return items;
    }
}
