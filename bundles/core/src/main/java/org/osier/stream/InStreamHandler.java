/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import org.osier.xml.Element;

/**
 * Called on the read loop, before the event queue. For waiters and acknowledgements only: nothing is read while it
 * runs, so it must neither block nor call what it does not know.
 */
@FunctionalInterface
public interface InStreamHandler extends Owned {
    /** Returns whether the element is dealt with; otherwise it goes on into the event queue. */
    boolean handle(Element element);
}
