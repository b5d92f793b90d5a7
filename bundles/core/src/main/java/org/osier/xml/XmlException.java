/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

/** What was read is not XML that a stream may carry. The stream cannot go on after it. */
public final class XmlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** A refusal with the message that may be shown to the operator; it never quotes what the peer sent. */
    public XmlException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** A refusal caused by the parser. */
    public XmlException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Which rule was broken. */
    public Reason reason() {
        return reason;
    }

    /** The rules that incoming XML can break; each has a stream error of RFC 6120, section 4.9.3. */
    public enum Reason {
        /** Not well-formed, or not UTF-8. */
        NOT_WELL_FORMED,
        /** A comment, processing instruction, DTD or undefined entity (RFC 6120, 11.1). */
        RESTRICTED,
        /** An encoding other than UTF-8 (RFC 6120, 11.6). */
        UNSUPPORTED_ENCODING,
        /** One of the {@link XmlLimits} exceeded. */
        TOO_LARGE
    }
}
