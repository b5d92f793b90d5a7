/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osier.stream.XmppException;

/** A request was not answered in time; whether it was carried out is not known. */
public final class NoReplyException extends XmppException {
    private static final long serialVersionUID = 1L;

    /** Says who did not answer, and for how long. */
    public NoReplyException(String message) {
        super(message);
    }
}
