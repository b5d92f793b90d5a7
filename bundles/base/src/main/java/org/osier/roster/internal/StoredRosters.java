/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osier.session.Session;
import org.osier.store.Store;

/**
 * Gives the store service, if there is one, to every session service. When the store goes, sessions keep to it: a roster
 * that cannot be changed for a while is better than one that is empty. Safe for use by many threads.
 */
@Component(service = StoredRosters.class, immediate = true)
public final class StoredRosters {
    private final List<Session> sessions = new ArrayList<>();
    private Optional<Store> store = Optional.empty();

    // Optional, so that resolvers do not want a store for those who need none.
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addStore(Store added) {
        List<Session> there;
        synchronized (this) {
            store = Optional.of(added);
            there = List.copyOf(sessions);
        }
        there.forEach(session -> session.rosters().keepIn(added));
    }

    @SuppressWarnings("ReferenceEquality") // This very service.
    synchronized void removeStore(Store removed) {
        store = store.filter(current -> current != removed);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSession(Session session) {
        Optional<Store> there;
        synchronized (this) {
            sessions.add(session);
            there = store;
        }
        there.ifPresent(current -> session.rosters().keepIn(current));
    }

    @SuppressWarnings("ReferenceEquality") // This very service.
    synchronized void removeSession(Session session) {
        sessions.removeIf(current -> current == session);
    }
}
