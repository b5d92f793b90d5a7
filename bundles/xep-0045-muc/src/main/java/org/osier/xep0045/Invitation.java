/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.Optional;
import org.osier.jid.Jid;

/**
 * Somebody wants us in a room. Anybody can send that: ask the user before entering, or know the inviter.
 *
 * @param room the room
 * @param inviter who invites: a bare or full address, or that of an occupant
 * @param reason for humans
 * @param password of the room; not part of {@link #toString}
 * @param thread the conversation of two that goes on in the room
 * @param direct whether it came past the room (XEP-0249); else the room has passed it on (XEP-0045, 7.8.2)
 */
public record Invitation(
        Room room,
        Optional<Jid> inviter,
        Optional<String> reason,
        Optional<String> password,
        Optional<String> thread,
        boolean direct) {
    /** The defaults, with the password where one came along. */
    public JoinOptions options() {
        return password.map(JoinOptions.DEFAULT::withPassword).orElse(JoinOptions.DEFAULT);
    }

    @Override
    public String toString() {
        return "Invitation[room=" + room + ", inviter=" + inviter + ", reason=" + reason + ", direct=" + direct + "]";
    }
}
