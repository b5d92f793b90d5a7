/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

/** The connection could not be made, or broke. Trying again later usually helps. */
public final class ConnectionException extends XmppException {
    private static final long serialVersionUID = 1L;

    private final boolean mayPass;

    /** Says to which peer, what happened, and what to look at. */
    public ConnectionException(String message, Throwable cause) {
        this(message, cause, true);
    }

    /** Also says whether trying again later may help. */
    public ConnectionException(String message, Throwable cause, boolean mayPass) {
        super(message, cause);
        this.mayPass = mayPass;
    }

    @Override
    public boolean mayPass() {
        return mayPass;
    }
}
