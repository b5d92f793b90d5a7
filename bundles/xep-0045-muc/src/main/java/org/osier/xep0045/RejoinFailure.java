/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import org.osier.stream.XmppException;

/**
 * A room that we were in when the session was lost could not be entered again. It is not tried once more.
 *
 * @param room the room
 * @param nick the nickname that was asked for
 * @param cause why, as {@link MultiUserChat#join} would have failed
 */
public record RejoinFailure(Room room, String nick, XmppException cause) {}
