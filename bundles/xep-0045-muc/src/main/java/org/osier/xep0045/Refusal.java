/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.Optional;
import org.osier.jid.Jid;

/**
 * Somebody whom we invited will not come (XEP-0045, 7.8.2).
 *
 * @param room the room
 * @param invitee who will not come
 * @param reason for humans
 */
public record Refusal(Room room, Optional<Jid> invitee, Optional<String> reason) {}
