/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import org.osier.stream.XmppException;
import org.osier.xml.QName;

/**
 * A payload is there, and its codec cannot read it. Thrown while a request is handled, it is the sender's mistake, which
 * {@code bad-request} answers (RFC 6120, 8.3.3.1).
 */
public final class MalformedPayloadException extends XmppException {
    private static final long serialVersionUID = 1L;

    MalformedPayloadException(QName name, RuntimeException cause) {
        super(name + " is malformed: " + cause.getMessage(), cause);
    }

    /** False: it would be read the same way again. */
    @Override
    public boolean mayPass() {
        return false;
    }
}
