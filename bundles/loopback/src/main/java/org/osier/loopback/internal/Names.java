/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.Optional;
import org.osier.jid.Jid;

/**
 * The names that clients give at login.
 *
 * @param domain the server's own
 */
record Names(String domain) {
    /** The localpart that a user name stands for; one that cannot be prepared stays as it is, and is nobody's. */
    String user(String given) {
        return account(given + "@" + domain).flatMap(Jid::local).orElse(given);
    }

    /**
     * Lets nobody act for somebody else.
     *
     * @param authzid the address to act for; empty for one's own
     */
    void requireSelf(String authzid, String user) {
        if (!authzid.isEmpty() && !account(authzid).flatMap(Jid::local).equals(Optional.of(user))) {
            throw new SaslFailure(SaslFailure.INVALID_AUTHZID);
        }
    }

    private Optional<Jid> account(String address) {
        try {
            Jid jid = Jid.of(address);
            return Optional.of(jid).filter(j -> j.isBare() && j.domain().equals(domain));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
