/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import org.osier.stream.XmppException;

/** One is not in the room, or was not let finish entering it. */
public final class NotInRoomException extends XmppException {
    private static final long serialVersionUID = 1L;

    /** Says which room, and where it is known, why. */
    public NotInRoomException(String message) {
        super(message);
    }
}
