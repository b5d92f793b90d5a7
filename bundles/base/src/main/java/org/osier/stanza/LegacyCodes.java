/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.osier.stanza.StanzaError.Condition;

/** The numbers that errors had before conditions (XEP-0086); some software still sends them, and nothing else. */
final class LegacyCodes {
    /** XEP-0086, 4: what a code stands for. */
    private static final Map<String, StanzaError> READ = Map.ofEntries(
            entry("302", error(Condition.REDIRECT, StanzaError.Type.MODIFY)),
            entry("400", error(Condition.BAD_REQUEST, StanzaError.Type.MODIFY)),
            entry("401", error(Condition.NOT_AUTHORIZED, StanzaError.Type.AUTH)),
            // Payment required: RFC 6120 has no such condition any more.
            entry("402", error(Condition.UNDEFINED_CONDITION, StanzaError.Type.AUTH)),
            entry("403", error(Condition.FORBIDDEN, StanzaError.Type.AUTH)),
            entry("404", error(Condition.ITEM_NOT_FOUND, StanzaError.Type.CANCEL)),
            entry("405", error(Condition.NOT_ALLOWED, StanzaError.Type.CANCEL)),
            entry("406", error(Condition.NOT_ACCEPTABLE, StanzaError.Type.MODIFY)),
            entry("407", error(Condition.REGISTRATION_REQUIRED, StanzaError.Type.AUTH)),
            entry("408", error(Condition.REMOTE_SERVER_TIMEOUT, StanzaError.Type.WAIT)),
            entry("409", error(Condition.CONFLICT, StanzaError.Type.CANCEL)),
            entry("500", error(Condition.INTERNAL_SERVER_ERROR, StanzaError.Type.WAIT)),
            entry("501", error(Condition.FEATURE_NOT_IMPLEMENTED, StanzaError.Type.CANCEL)),
            entry("502", error(Condition.SERVICE_UNAVAILABLE, StanzaError.Type.WAIT)),
            entry("503", error(Condition.SERVICE_UNAVAILABLE, StanzaError.Type.CANCEL)),
            entry("504", error(Condition.REMOTE_SERVER_TIMEOUT, StanzaError.Type.WAIT)),
            entry("510", error(Condition.SERVICE_UNAVAILABLE, StanzaError.Type.CANCEL)));

    private LegacyCodes() {}

    private static StanzaError error(Condition condition, StanzaError.Type type) {
        return StanzaError.of(condition).withType(type);
    }

    /** The condition and type that a code stands for. */
    static Optional<StanzaError> read(String code) {
        return Optional.ofNullable(READ.get(code.trim()));
    }

    /** XEP-0086, 3: the code that stands for a condition. */
    static OptionalInt of(Condition condition) {
        return switch (condition) {
            case GONE, REDIRECT -> OptionalInt.of(302);
            case BAD_REQUEST, JID_MALFORMED, UNEXPECTED_REQUEST -> OptionalInt.of(400);
            case NOT_AUTHORIZED -> OptionalInt.of(401);
            case FORBIDDEN -> OptionalInt.of(403);
            case ITEM_NOT_FOUND, RECIPIENT_UNAVAILABLE, REMOTE_SERVER_NOT_FOUND -> OptionalInt.of(404);
            case NOT_ALLOWED -> OptionalInt.of(405);
            case NOT_ACCEPTABLE -> OptionalInt.of(406);
            case REGISTRATION_REQUIRED, SUBSCRIPTION_REQUIRED -> OptionalInt.of(407);
            case CONFLICT -> OptionalInt.of(409);
            case INTERNAL_SERVER_ERROR, RESOURCE_CONSTRAINT, UNDEFINED_CONDITION -> OptionalInt.of(500);
            case FEATURE_NOT_IMPLEMENTED -> OptionalInt.of(501);
            case SERVICE_UNAVAILABLE -> OptionalInt.of(503);
            case REMOTE_SERVER_TIMEOUT -> OptionalInt.of(504);
            // Newer than the codes.
            case POLICY_VIOLATION -> OptionalInt.empty();
        };
    }
}
