/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster;

import org.osgi.annotation.versioning.ProviderType;
import org.osier.jid.Jid;
import org.osier.store.Store;
import org.osier.stream.Registration;

/**
 * The rosters of one session: a client has one, a component one for each own address. Rosters need no creation; one that
 * is used comes from the store, and those not used for long leave memory again.
 *
 * <p>Bounds, against peers that send without end:
 * <ul>
 *   <li>presence is remembered of {@value Contact#MOST_RESOURCES} resources of a contact, of 1,000 addresses that are in no
 *       roster with a subscription, and of 1,000,000 contacts in all. Past that what was not heard of or asked for longest
 *       is forgotten, addresses in no roster first, without an event;
 *   <li>1,000 subscription requests wait for an answer at one own address, and peers can fill a roster up to 100,000
 *       contacts, and all rosters of a session, while they are kept in memory alone, up to 1,000,000; requests past that are
 *       answered {@code resource-constraint};
 *   <li>4,096 rosters are held in memory beside the store.
 * </ul>
 *
 * <p>Safe for use by many threads.
 */
@ProviderType
public interface Rosters {
    /** The roster of an own address; a resource is left out of account. */
    Roster of(Jid own);

    /** The roster of the session's own bare address. */
    Roster own();

    /** Sets what is done about subscription requests to all own addresses that have no policy of their own. */
    void policy(RosterPolicy policy);

    /**
     * Keeps rosters in this store from now on; without, they are kept in memory. What was kept before is carried over where
     * the new store has nothing of it. Best called before the session starts; sessions in OSGi are given the store service.
     */
    void keepIn(Store store);

    /**
     * Takes the presence of an address and its resources out of the roster's hands, until the registration is closed: they
     * are remembered nowhere here and raise neither got_online, got_offline nor changed_status; those remembered are
     * forgotten. How a plugin for group chats keeps occupants from being taken for contacts: it claims the room's address
     * before it joins (XEP-0045, 7.1), and handles presence itself. Events named {@code presence_*} are raised all the same.
     */
    Registration claim(Jid address);
}
