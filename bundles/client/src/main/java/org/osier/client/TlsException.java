/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import org.osier.stream.XmppException;

/** The connection could not be protected as asked, so nothing secret was sent over it. */
public final class TlsException extends XmppException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to change. */
    public TlsException(String message) {
        super(message);
    }

    /** Says what is wrong and what to change. */
    public TlsException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean mayPass() {
        return false;
    }
}
