/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.Optional;
import org.osier.stanza.StanzaError;

/**
 * A room has refused a message: one has no voice, may not change the subject, or whom it was for is not there.
 *
 * @param room the room
 * @param nick whom a private message was for
 * @param id of the message, as sending returned it
 * @param error why
 */
public record MessageFailure(Room room, Optional<String> nick, Optional<String> id, StanzaError error) {}
