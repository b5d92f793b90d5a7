/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster;

import java.util.List;
import java.util.Optional;
import org.osier.jid.Jid;

/**
 * A contact in a roster (RFC 6121, 2.1.2). Immutable.
 *
 * @param jid the contact's address, usually bare
 * @param name what the user calls the contact
 * @param groups the groups that the user has put the contact into, each once
 * @param state the subscriptions, and what is pending; of a client, only its server knows of requests that come in
 * @param approved whether the contact will be granted a subscription without being asked (RFC 6121, 3.4)
 * @param removed whether this only tells that the contact is no longer in the roster
 */
public record RosterItem(
        Jid jid,
        Optional<String> name,
        List<String> groups,
        SubscriptionState state,
        boolean approved,
        boolean removed) {
    /** Copies the groups. */
    public RosterItem {
        groups = List.copyOf(groups);
    }

    /** A contact of whom nothing is known yet. */
    public static RosterItem of(Jid jid) {
        return new RosterItem(jid, Optional.empty(), List.of(), SubscriptionState.NONE, false, false);
    }

    /** Tells that a contact is no longer in the roster. */
    public static RosterItem removed(Jid jid) {
        return new RosterItem(jid, Optional.empty(), List.of(), SubscriptionState.NONE, false, true);
    }

    /** Who is told of whose presence. */
    public Subscription subscription() {
        return removed ? Subscription.REMOVE : state.subscription();
    }

    /** Whether the user has asked for a subscription and waits for the answer: the attribute {@code ask}. */
    public boolean ask() {
        return state.pendingOut();
    }

    /** Whether the contact has asked for a subscription and waits for the answer. */
    public boolean pendingIn() {
        return state.pendingIn();
    }

    /** Whether this is nothing but a request, which is not shown as part of a roster (RFC 6121, 2.1.2.5 and A.1). */
    public boolean onlyRequest() {
        return state == SubscriptionState.NONE_PENDING_IN && name.isEmpty() && groups.isEmpty();
    }

    /** The same contact with another name and other groups. */
    public RosterItem with(Optional<String> otherName, List<String> otherGroups) {
        return new RosterItem(jid, otherName, otherGroups, state, approved, removed);
    }

    /** The same contact in another state. */
    public RosterItem with(SubscriptionState other) {
        return new RosterItem(jid, name, groups, other, approved, removed);
    }

    /** The same contact, approved in advance or not. */
    public RosterItem withApproved(boolean other) {
        return new RosterItem(jid, name, groups, state, other, removed);
    }
}
