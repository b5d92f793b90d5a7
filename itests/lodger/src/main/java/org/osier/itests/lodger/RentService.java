/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.lodger;

import org.osgi.service.component.annotations.Component;
import org.osier.session.Session;
import org.osier.session.SessionEventHandler;
import org.osier.stream.EventHandler.Delivery;
import org.osier.stream.EventKey;

/** Hears of the rent, on a thread of its own. */
@Component
public final class RentService implements SessionEventHandler<Rent> {
    @Override
    public EventKey<Rent> event() {
        return Lodging.RENT;
    }

    @Override
    public Delivery delivery() {
        return Delivery.THREADED;
    }

    @Override
    public void handle(Rent rent, Session session) {
        session.plugin(Lodging.class).ifPresent(lodging -> lodging.books().note(Books.Use.THREADED));
    }
}
