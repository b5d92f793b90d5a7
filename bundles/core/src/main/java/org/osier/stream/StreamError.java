/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.Locale;
import java.util.Optional;
import org.osier.xml.Element;
import org.osier.xml.XmlException;

/**
 * An unrecoverable error of a stream (RFC 6120, 4.9).
 *
 * @param condition the defined condition
 * @param text what the other side added for humans
 */
public record StreamError(Condition condition, Optional<String> text) {
    /** The namespace of streams. */
    public static final String STREAMS = "http://etherx.jabber.org/streams";

    private static final String CONDITIONS = "urn:ietf:params:xml:ns:xmpp-streams";

    /** An error without text. */
    public static StreamError of(Condition condition) {
        return new StreamError(condition, Optional.empty());
    }

    /** The error that answers XML which was refused. */
    public static StreamError of(XmlException refusal) {
        Condition condition = switch (refusal.reason()) {
            case NOT_WELL_FORMED -> Condition.NOT_WELL_FORMED;
            case RESTRICTED -> Condition.RESTRICTED_XML;
            case UNSUPPORTED_ENCODING -> Condition.UNSUPPORTED_ENCODING;
            case TOO_LARGE -> Condition.POLICY_VIOLATION;
        };
        return new StreamError(condition, Optional.of(refusal.getMessage()));
    }

    /** Whether an element of a stream is an error. */
    static boolean isError(Element element) {
        return element.is(STREAMS, "error");
    }

    /** Reads a {@code <stream:error/>}; a condition that is not defined becomes {@code undefined-condition}. */
    static StreamError from(Element element) {
        Condition condition = Condition.UNDEFINED_CONDITION;
        for (Element child : element.children()) {
            if (child.namespace().equals(CONDITIONS)) {
                condition = Condition.named(child.local()).orElse(condition);
            }
        }
        return new StreamError(condition, element.child(CONDITIONS, "text").map(Element::text));
    }

    Element element() {
        Element.Builder error = Element.builder(STREAMS, "error").child(Element.of(CONDITIONS, condition.toString()));
        text.ifPresent(t -> error.child(CONDITIONS, "text", t));
        return error.build();
    }

    /** The defined conditions (RFC 6120, 4.9.3). */
    public enum Condition {
        /** XML that cannot be processed. */
        BAD_FORMAT,
        /** A namespace prefix that is not supported, or none where one is needed. */
        BAD_NAMESPACE_PREFIX,
        /** Another stream for the same address takes this one's place, or stands in its way. */
        CONFLICT,
        /** One side has reason to believe that the other is gone. */
        CONNECTION_TIMEOUT,
        /** The domain is served no longer. */
        HOST_GONE,
        /** The domain is not served here. */
        HOST_UNKNOWN,
        /** A stanza between servers lacks an address, or one of its addresses is malformed. */
        IMPROPER_ADDRESSING,
        /** The server has met with a misconfiguration or another internal error. */
        INTERNAL_SERVER_ERROR,
        /** An address that the sender may not use. */
        INVALID_FROM,
        /** A namespace of the stream, or of its content, that is not supported. */
        INVALID_NAMESPACE,
        /** XML that is not valid where it is validated. */
        INVALID_XML,
        /** Data were sent before authentication, or that was not allowed. */
        NOT_AUTHORIZED,
        /** XML that is not well-formed. */
        NOT_WELL_FORMED,
        /** A policy of the receiver is violated, as by a stanza that is too large. */
        POLICY_VIOLATION,
        /** The server cannot reach another that it needs for this stream. */
        REMOTE_CONNECTION_FAILED,
        /** The stream has to be opened anew, for security or because features have changed. */
        RESET,
        /** The server lacks the resources to serve the stream. */
        RESOURCE_CONSTRAINT,
        /** A comment, processing instruction, DTD or entity. */
        RESTRICTED_XML,
        /** The stream is to be opened with another host. */
        SEE_OTHER_HOST,
        /** The server is being shut down. */
        SYSTEM_SHUTDOWN,
        /** None of the others; an application may add its own. */
        UNDEFINED_CONDITION,
        /** An encoding other than UTF-8. */
        UNSUPPORTED_ENCODING,
        /** A mandatory feature that the other side does not support. */
        UNSUPPORTED_FEATURE,
        /** A first-level child of the stream that is not supported. */
        UNSUPPORTED_STANZA_TYPE,
        /** A version of XMPP that is not supported. */
        UNSUPPORTED_VERSION;

        private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

        private static Optional<Condition> named(String wire) {
            for (Condition condition : values()) {
                if (condition.wire.equals(wire)) {
                    return Optional.of(condition);
                }
            }
            return Optional.empty();
        }

        /** The name of the condition's element, as in {@code host-unknown}. */
        @Override
        public String toString() {
            return wire;
        }
    }
}
