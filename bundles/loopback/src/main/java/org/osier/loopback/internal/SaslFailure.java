/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import org.osier.stream.XmppException;

/** A login that failed, with the condition that the client is told (RFC 6120, 6.5). */
final class SaslFailure extends XmppException {
    private static final long serialVersionUID = 1L;

    /** Conditions, as they are named on the wire. */
    static final String ABORTED = "aborted";

    static final String ENCRYPTION_REQUIRED = "encryption-required";
    static final String INCORRECT_ENCODING = "incorrect-encoding";
    static final String INVALID_AUTHZID = "invalid-authzid";
    static final String INVALID_MECHANISM = "invalid-mechanism";
    static final String MALFORMED_REQUEST = "malformed-request";
    static final String NOT_AUTHORIZED = "not-authorized";

    private final String condition;

    SaslFailure(String condition) {
        super("login failed: " + condition);
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}
