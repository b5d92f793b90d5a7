/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

/** A stream ended with an error, the peer's or our own (RFC 6120, 4.9). */
public final class StreamErrorException extends XmppException {
    private static final long serialVersionUID = 1L;

    private final transient StreamError error;

    /** Carries the error with the condition in its message. */
    public StreamErrorException(StreamError error) {
        super("stream error " + error.condition()
                + error.text().map(t -> ": " + t).orElse(""));
        this.error = error;
    }

    /** Carries our own error with what led to it. */
    public StreamErrorException(StreamError error, Throwable cause) {
        super(
                "stream error " + error.condition()
                        + error.text().map(t -> ": " + t).orElse(""),
                cause);
        this.error = error;
    }

    /** The error as it went over the wire. */
    public StreamError error() {
        return error;
    }

    @Override
    public boolean mayPass() {
        return switch (error.condition()) {
            case CONFLICT,
                    HOST_GONE,
                    HOST_UNKNOWN,
                    INVALID_FROM,
                    INVALID_NAMESPACE,
                    NOT_AUTHORIZED,
                    UNSUPPORTED_ENCODING,
                    UNSUPPORTED_VERSION -> false;
            default -> true;
        };
    }
}
