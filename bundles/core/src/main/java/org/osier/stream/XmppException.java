/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

/**
 * What can go wrong with a stream or a request. Unchecked; each subclass is one kind of failure. The message is fit to
 * be shown to an operator: it says what to do, and holds no secret.
 */
public abstract class XmppException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure with a message for the operator. */
    protected XmppException(String message) {
        super(message);
    }

    /** A failure with a message for the operator and what led to it. */
    protected XmppException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the same attempt may succeed later; false where somebody has to change something first. */
    public boolean mayPass() {
        return true;
    }
}
