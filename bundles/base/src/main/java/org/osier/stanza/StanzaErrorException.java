/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import org.osier.stream.XmppException;

/** A request was answered with an error; or, thrown by a handler, is to be answered with one. */
public final class StanzaErrorException extends XmppException {
    private static final long serialVersionUID = 1L;

    private final transient StanzaError error;

    /** Carries the error with its condition in the message. */
    public StanzaErrorException(StanzaError error) {
        super(error.toString());
        this.error = error;
    }

    /** Carries an error of the condition. */
    public StanzaErrorException(StanzaError.Condition condition) {
        this(StanzaError.of(condition));
    }

    /** Carries an error of the condition, with a text for humans. */
    public StanzaErrorException(StanzaError.Condition condition, String text) {
        this(StanzaError.of(condition, text));
    }

    /** The error as it is on the wire. */
    public StanzaError error() {
        return error;
    }
}
