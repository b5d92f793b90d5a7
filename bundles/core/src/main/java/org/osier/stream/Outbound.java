/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.Optional;
import org.osier.xml.Element;

/**
 * What becomes of the elements that are sent, up to the send queue of a connection. What the event loop sends is held
 * back for the moment until it is through with what was read. Safe for use by many threads, as far as it says nothing
 * else.
 */
final class Outbound {
    private final Filters filters;
    private final StanzaFilter inOrder;
    /** The event loop's alone, whichever thread that is: where it has sent something that is still to be written. */
    private volatile SendQueue heldBack;

    Outbound(Filters filters) {
        this.filters = filters;
        this.inOrder = element -> filters.apply(StanzaFilter.Stage.OUT_SYNC, element);
    }

    /** Sends an element; waits for room. */
    void send(SendQueue to, Element element, boolean fromEventLoop) {
        Optional<Element> filtered = filters.apply(StanzaFilter.Stage.OUT, element);
        if (filtered.isEmpty()) {
            return;
        }
        if (fromEventLoop) {
            owe(to);
            to.putHeld(filtered.get(), inOrder);
        } else {
            to.put(filtered.get(), inOrder);
        }
    }

    /** Sends an element, or returns false when there is no room. */
    boolean offer(SendQueue to, Element element) {
        Optional<Element> filtered = filters.apply(StanzaFilter.Stage.OUT, element);
        return filtered.isEmpty() || to.offer(filtered.get(), inOrder);
    }

    /** Sends an element past all filters; waits for room. */
    void resend(SendQueue to, Element element) {
        to.put(element, Optional::of);
    }

    private void owe(SendQueue to) {
        if (heldBack != to) {
            flush();
            heldBack = to;
        }
    }

    /** For the event loop: writes what it has sent. */
    void flush() {
        SendQueue owed = heldBack;
        if (owed != null) {
            heldBack = null;
            owed.flush();
        }
    }
}
