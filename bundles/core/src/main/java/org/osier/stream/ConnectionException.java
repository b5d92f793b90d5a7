/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

/** The connection could not be made, or broke. Trying again later may help. */
public final class ConnectionException extends XmppException {
    private static final long serialVersionUID = 1L;

    /** Says to which peer, what happened, and what to look at. */
    public ConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
