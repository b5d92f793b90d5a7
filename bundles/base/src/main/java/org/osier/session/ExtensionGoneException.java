/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osier.stream.XmppException;

/** A request failed because the extension that made it has been removed from the session meanwhile. */
public final class ExtensionGoneException extends XmppException {
    private static final long serialVersionUID = 1L;

    /** Says which extension. */
    public ExtensionGoneException(String message) {
        super(message);
    }

    @Override
    public boolean mayPass() {
        return false;
    }
}
