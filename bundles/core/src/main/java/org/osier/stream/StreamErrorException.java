/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.Optional;

/** A stream ended with an error, the peer's or our own (RFC 6120, 4.9). */
public final class StreamErrorException extends XmppException {
    private static final long serialVersionUID = 1L;

    private final transient StreamError error;

    /** Carries the error with the condition in its message. */
    public StreamErrorException(StreamError error) {
        this(error, null);
    }

    /** Carries our own error with what led to it. */
    public StreamErrorException(StreamError error, Throwable cause) {
        super(
                "stream error " + error.condition()
                        + error.text().map(t -> ": " + t).orElse("")
                        + advice(error.condition()).map(a -> "; " + a).orElse(""),
                cause);
        this.error = error;
    }

    private static Optional<String> advice(StreamError.Condition condition) {
        return Optional.ofNullable(
                switch (condition) {
                    case CONFLICT -> "somebody else has connected with this address, so it is not tried again";
                    case HOST_GONE, HOST_UNKNOWN -> "the server does not serve this domain; check it, host and port";
                    case INVALID_NAMESPACE -> "check that the port is the one for clients, or for components";
                    case SEE_OTHER_HOST -> "the server wants another host to be connected to";
                    case SYSTEM_SHUTDOWN -> "the server is being shut down";
                    default -> null;
                });
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
