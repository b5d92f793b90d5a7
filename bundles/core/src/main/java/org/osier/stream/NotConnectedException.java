/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

/** Nothing can be sent, or is answered any more, because there is no stream. What was to be sent was not sent. */
public final class NotConnectedException extends XmppException {
    private static final long serialVersionUID = 1L;

    /** Says what could not be done, and where it is known, why. */
    public NotConnectedException(String message) {
        super(message);
    }
}
