/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.function.Function;
import org.osier.jid.Jid;
import org.osier.roster.Roster;
import org.osier.roster.RosterPolicy;
import org.osier.roster.Rosters;
import org.osier.store.Store;
import org.osier.stream.Registration;

/** Rosters as one extension sees them: what it claims goes with it. Safe for use by many threads. */
record ClaimingRosters(Rosters rosters, Function<Jid, Registration> claims) implements Rosters {
    @Override
    public Roster of(Jid own) {
        return rosters.of(own);
    }

    @Override
    public Roster own() {
        return rosters.own();
    }

    @Override
    public void policy(RosterPolicy policy) {
        rosters.policy(policy);
    }

    @Override
    public void keepIn(Store store) {
        rosters.keepIn(store);
    }

    @Override
    public Registration claim(Jid address) {
        return claims.apply(address);
    }
}
