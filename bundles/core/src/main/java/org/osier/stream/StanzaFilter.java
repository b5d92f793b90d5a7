/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.Optional;
import org.osier.xml.Element;

/** Changes or drops what passes. Runs where its {@link Stage} says; must not block. */
@FunctionalInterface
public interface StanzaFilter {
    /**
     * Returns the element to go on with, or empty to drop it. What it throws drops the element too: on the way in it is
     * logged, on the way out it reaches the sender.
     */
    Optional<Element> filter(Element element);

    /** Where a filter stands. */
    enum Stage {
        /**
         * On what was read, on the read loop, before anything else sees it: the hook for raw elements. What it changes is
         * all that handlers, waiters and collectors get to see.
         */
        IN,
        /** On what is sent, on the sender's thread. */
        OUT,
        /** On what is sent, in the very order in which it goes over the wire, after {@link #OUT}. */
        OUT_SYNC
    }
}
