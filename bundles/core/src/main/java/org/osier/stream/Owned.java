/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

/** What says on whose behalf it runs, so that logs and health checks can name who holds up a stream. */
public interface Owned {
    /**
     * The owner, such as a bundle and a class. Unless something better is known, the class: for a lambda that which it is
     * written in.
     */
    default String owner() {
        return ownerOf(getClass());
    }

    /** A class as owner. */
    static String ownerOf(Class<?> type) {
        String name = type.getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda);
    }
}
