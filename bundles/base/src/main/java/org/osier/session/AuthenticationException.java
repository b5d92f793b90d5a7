/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osier.stream.XmppException;

/** The server did not let us in, or did not prove who it is. Trying again with the same credentials will not help. */
public final class AuthenticationException extends XmppException {
    private static final long serialVersionUID = 1L;

    private final boolean temporary;

    /** Says what was refused and what to look at; never the credentials. */
    public AuthenticationException(String message) {
        this(message, false);
    }

    /** A refusal that, as the server says, may pass. */
    public AuthenticationException(String message, boolean temporary) {
        super(message);
        this.temporary = temporary;
    }

    @Override
    public boolean mayPass() {
        return temporary;
    }
}
