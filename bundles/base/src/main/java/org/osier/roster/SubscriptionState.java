/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster;

/** The nine states between a user and a contact, as seen by the user (RFC 6121, A.1). */
public enum SubscriptionState {
    /** No subscription, and none asked for. */
    NONE(Subscription.NONE, false, false),
    /** The user has asked. */
    NONE_PENDING_OUT(Subscription.NONE, true, false),
    /** The contact has asked. */
    NONE_PENDING_IN(Subscription.NONE, false, true),
    /** Both have asked. */
    NONE_PENDING_OUT_IN(Subscription.NONE, true, true),
    /** The user is subscribed. */
    TO(Subscription.TO, false, false),
    /** The user is subscribed, and the contact has asked. */
    TO_PENDING_IN(Subscription.TO, false, true),
    /** The contact is subscribed. */
    FROM(Subscription.FROM, false, false),
    /** The contact is subscribed, and the user has asked. */
    FROM_PENDING_OUT(Subscription.FROM, true, false),
    /** Both are subscribed. */
    BOTH(Subscription.BOTH, false, false);

    private final Subscription subscription;
    private final boolean pendingOut;
    private final boolean pendingIn;

    SubscriptionState(Subscription subscription, boolean pendingOut, boolean pendingIn) {
        this.subscription = subscription;
        this.pendingOut = pendingOut;
        this.pendingIn = pendingIn;
    }

    /** The state with these traits; what is granted is not pending any more. */
    public static SubscriptionState of(boolean to, boolean from, boolean pendingOut, boolean pendingIn) {
        if (to) {
            return from ? BOTH : pendingIn ? TO_PENDING_IN : TO;
        }
        if (from) {
            return pendingOut ? FROM_PENDING_OUT : FROM;
        }
        if (pendingOut) {
            return pendingIn ? NONE_PENDING_OUT_IN : NONE_PENDING_OUT;
        }
        return pendingIn ? NONE_PENDING_IN : NONE;
    }

    /** The subscription without what is pending. */
    public Subscription subscription() {
        return subscription;
    }

    /** Whether the user is told of the contact's presence. */
    public boolean to() {
        return subscription.to();
    }

    /** Whether the contact is told of the user's presence. */
    public boolean from() {
        return subscription.from();
    }

    /** Whether the user has asked and waits for an answer. */
    public boolean pendingOut() {
        return pendingOut;
    }

    /** Whether the contact has asked and waits for an answer. */
    public boolean pendingIn() {
        return pendingIn;
    }
}
