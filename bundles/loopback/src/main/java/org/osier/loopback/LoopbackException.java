/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import org.osier.stream.XmppException;

/** The server, or its certificate, could not be set up. The message says what to change. */
public final class LoopbackException extends XmppException {
    private static final long serialVersionUID = 1L;

    /** Says what to change. */
    public LoopbackException(String message) {
        super(message);
    }

    /** Says what to change, and carries what led to it. */
    public LoopbackException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean mayPass() {
        return false;
    }
}
