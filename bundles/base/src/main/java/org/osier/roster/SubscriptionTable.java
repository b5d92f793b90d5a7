/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster;

import java.util.Optional;
import org.osier.stanza.Presence;

/**
 * What a server, and a component in its place, does with a subscription stanza: the eight tables of RFC 6121, appendix A.
 * Pure functions.
 */
public final class SubscriptionTable {
    private SubscriptionTable() {}

    /**
     * What is to be done.
     *
     * @param passes whether the stanza goes on: routed to the contact, or delivered to the user
     * @param reply what is sent back to the contact on the user's behalf
     * @param next the state afterwards
     */
    public record Step(boolean passes, Optional<Presence.Type> reply, SubscriptionState next) {
        private static Step of(boolean passes, SubscriptionState next) {
            return new Step(passes, Optional.empty(), next);
        }
    }

    /**
     * A.2: the user sends a stanza to the contact.
     *
     * @throws IllegalArgumentException for a type that has nothing to do with subscriptions
     */
    public static Step outbound(Presence.Type type, SubscriptionState now) {
        return switch (type) {
            // A.2.1: routed in every state, so that the two sides can come to agree again.
            case SUBSCRIBE -> Step.of(true, SubscriptionState.of(now.to(), now.from(), !now.to(), now.pendingIn()));
            // A.2.2
            case UNSUBSCRIBE -> Step.of(true, SubscriptionState.of(false, now.from(), false, now.pendingIn()));
            // A.2.3: only what was asked for is granted; what was not can be approved in advance (3.4).
            case SUBSCRIBED ->
                Step.of(
                        now.pendingIn(),
                        SubscriptionState.of(now.to(), now.from() || now.pendingIn(), now.pendingOut(), false));
            // A.2.4
            case UNSUBSCRIBED ->
                Step.of(now.from() || now.pendingIn(), SubscriptionState.of(now.to(), false, now.pendingOut(), false));
            default -> throw noSubscription(type);
        };
    }

    /**
     * A.3: a stanza of the contact arrives.
     *
     * @throws IllegalArgumentException for a type that has nothing to do with subscriptions
     */
    public static Step inbound(Presence.Type type, SubscriptionState now) {
        return switch (type) {
            case SUBSCRIBE -> asked(now);
            // A.3.2, with the answer that completes the cancellation on the other side.
            case UNSUBSCRIBE -> {
                boolean passes = now.from() || now.pendingIn();
                yield new Step(
                        passes,
                        passes ? Optional.of(Presence.Type.UNSUBSCRIBED) : Optional.empty(),
                        SubscriptionState.of(now.to(), false, now.pendingOut(), false));
            }
            // A.3.3: only what was asked for can be granted.
            case SUBSCRIBED ->
                Step.of(
                        now.pendingOut(),
                        SubscriptionState.of(now.to() || now.pendingOut(), now.from(), false, now.pendingIn()));
            // A.3.4
            case UNSUBSCRIBED ->
                Step.of(now.to() || now.pendingOut(), SubscriptionState.of(false, now.from(), false, now.pendingIn()));
            default -> throw noSubscription(type);
        };
    }

    /** A.3.1: who is subscribed already is told so again; who has asked before is not heard twice. */
    private static Step asked(SubscriptionState now) {
        if (now.from()) {
            return new Step(false, Optional.of(Presence.Type.SUBSCRIBED), now);
        }
        return Step.of(!now.pendingIn(), SubscriptionState.of(now.to(), false, now.pendingOut(), true));
    }

    private static IllegalArgumentException noSubscription(Presence.Type type) {
        return new IllegalArgumentException("presence of type " + type + " changes no subscription");
    }
}
