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
        BAD_FORMAT,
        BAD_NAMESPACE_PREFIX,
        CONFLICT,
        CONNECTION_TIMEOUT,
        HOST_GONE,
        HOST_UNKNOWN,
        IMPROPER_ADDRESSING,
        INTERNAL_SERVER_ERROR,
        INVALID_FROM,
        INVALID_NAMESPACE,
        INVALID_XML,
        NOT_AUTHORIZED,
        NOT_WELL_FORMED,
        POLICY_VIOLATION,
        REMOTE_CONNECTION_FAILED,
        RESET,
        RESOURCE_CONSTRAINT,
        RESTRICTED_XML,
        SEE_OTHER_HOST,
        SYSTEM_SHUTDOWN,
        UNDEFINED_CONDITION,
        UNSUPPORTED_ENCODING,
        UNSUPPORTED_FEATURE,
        UNSUPPORTED_STANZA_TYPE,
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
