/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.Optional;
import org.osier.jid.Jid;

/**
 * A visitor wants to speak; rooms ask all moderators (XEP-0045, 8.6).
 *
 * @param room the room
 * @param role what the visitor wants to become
 * @param jid its real address
 * @param nick its nickname
 */
public record VoiceRequest(Room room, Role role, Optional<Jid> jid, Optional<String> nick) {}
