/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import org.osier.jid.Jid;

/**
 * An entity and what it said last.
 *
 * @param jid its address
 * @param account on whose account the bounds are: a user, or a room
 * @param caps what it said
 * @param topic what an answer of it would be about
 */
record Peer(Jid jid, Jid account, EntityCaps caps, Topic topic) {
    Peer(Jid jid, EntityCaps caps) {
        this(jid, jid.bare(), caps, Topic.of(jid, caps));
    }
}
