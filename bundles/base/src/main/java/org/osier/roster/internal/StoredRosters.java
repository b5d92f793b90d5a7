/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osier.session.Session;
import org.osier.store.Store;

/**
 * Gives the store service, while there is one, to every session service. When the store goes, sessions keep to it: a roster
 * that cannot be changed for a while is better than one that is empty. Without state of its own.
 */
@Component(service = StoredRosters.class, immediate = true)
public final class StoredRosters {
    private final Store store;

    /** Keeps the rosters of all sessions in this store. */
    @Activate
    public StoredRosters(@Reference Store store) {
        this.store = store;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSession(Session session) {
        session.rosters().keepIn(store);
    }

    void removeSession(Session session) {
        // It goes, and its rosters stay where they are.
    }
}
