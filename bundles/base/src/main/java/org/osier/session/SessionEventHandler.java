/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osgi.annotation.versioning.ConsumerType;
import org.osier.stream.EventHandler.Delivery;
import org.osier.stream.EventKey;

/**
 * Called when an event is raised on a session. A service of this type is added to every session.
 *
 * @param <T> the type of the event's data
 */
@ConsumerType
public interface SessionEventHandler<T> extends Extension {
    /** Which event. Asked once, when it is added. */
    EventKey<T> event();

    /** On which thread it runs. Asked once, when it is added. */
    default Delivery delivery() {
        return Delivery.QUEUED;
    }

    /**
     * Handles an event; {@code data} is null where it was raised without.
     *
     * @throws Exception is logged; the other handlers go on
     */
    void handle(T data, Session session) throws Exception;
}
