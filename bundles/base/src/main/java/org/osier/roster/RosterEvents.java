/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster;

import org.osier.stanza.Presence;
import org.osier.stream.EventKey;

/**
 * The events of rosters and presence. Those about what has arrived are raised on the event loop, after the roster has taken
 * it in; the stanza itself tells whom it is from and, for a component, to which own address. An event without a handler
 * costs nothing.
 *
 * <p>When a session is lost, all presence is forgotten without {@link #GOT_OFFLINE}: nobody has gone, it is only not known
 * any more. Handle {@code session_end} for that. In the next session {@link #GOT_ONLINE} is raised again.
 */
public final class RosterEvents {
    /** A contact's first resource has become available. */
    public static final EventKey<Presence> GOT_ONLINE = presence("got_online");

    /** A contact's last resource has become unavailable. */
    public static final EventKey<Presence> GOT_OFFLINE = presence("got_offline");

    /** A resource has come or gone, or has changed its show or its status. */
    public static final EventKey<Presence> CHANGED_STATUS = presence("changed_status");

    /** A subscription stanza of any of the four types has arrived, whether it changes anything or not. */
    public static final EventKey<Presence> CHANGED_SUBSCRIPTION = presence("changed_subscription");

    /** Somebody is available, with no show. */
    public static final EventKey<Presence> PRESENCE_AVAILABLE = presence("presence_available");

    /** Somebody is available and away. */
    public static final EventKey<Presence> PRESENCE_AWAY = presence("presence_away");

    /** Somebody is available and wants to chat. */
    public static final EventKey<Presence> PRESENCE_CHAT = presence("presence_chat");

    /** Somebody is available and does not want to be disturbed. */
    public static final EventKey<Presence> PRESENCE_DND = presence("presence_dnd");

    /** Somebody is available and away for long. */
    public static final EventKey<Presence> PRESENCE_XA = presence("presence_xa");

    /** Presence of type unavailable has arrived. */
    public static final EventKey<Presence> PRESENCE_UNAVAILABLE = presence("presence_unavailable");

    /** Presence of type subscribe has arrived, even if the roster has its answer already. */
    public static final EventKey<Presence> PRESENCE_SUBSCRIBE = presence("presence_subscribe");

    /** Presence of type subscribed has arrived. */
    public static final EventKey<Presence> PRESENCE_SUBSCRIBED = presence("presence_subscribed");

    /** Presence of type unsubscribe has arrived. */
    public static final EventKey<Presence> PRESENCE_UNSUBSCRIBE = presence("presence_unsubscribe");

    /** Presence of type unsubscribed has arrived. */
    public static final EventKey<Presence> PRESENCE_UNSUBSCRIBED = presence("presence_unsubscribed");

    /** Presence of type probe has arrived. */
    public static final EventKey<Presence> PRESENCE_PROBE = presence("presence_probe");

    /** Presence of type error has arrived, or of a type that does not exist. */
    public static final EventKey<Presence> PRESENCE_ERROR = presence("presence_error");

    /** Contacts were added, changed or removed. Raised by whoever did it, in the order of the event queue. */
    public static final EventKey<RosterUpdate> ROSTER_UPDATE = new EventKey<>("roster_update", RosterUpdate.class);

    /** Somebody asks for a subscription, and the policy will be followed, or is to ask: see {@link Roster#approve}. */
    public static final EventKey<Presence> SUBSCRIPTION_REQUEST = presence("roster_subscription_request");

    /** A contact has granted the subscription that was asked for. */
    public static final EventKey<Presence> SUBSCRIPTION_AUTHORIZED = presence("roster_subscription_authorized");

    /** A contact has ended its subscription, or takes back its request. */
    public static final EventKey<Presence> SUBSCRIPTION_REMOVE = presence("roster_subscription_remove");

    /** A contact has denied a subscription, or taken it back. */
    public static final EventKey<Presence> SUBSCRIPTION_REMOVED = presence("roster_subscription_removed");

    /** Presence of any type has been sent. */
    public static final EventKey<Presence> SENT_PRESENCE = presence("sent_presence");

    private RosterEvents() {}

    private static EventKey<Presence> presence(String name) {
        return new EventKey<>(name, Presence.class);
    }

    /** The one event {@code presence_*} that a stanza raises. */
    public static EventKey<Presence> of(Presence presence) {
        return switch (presence.type()) {
            case AVAILABLE -> ofShow(presence.show());
            case UNAVAILABLE -> PRESENCE_UNAVAILABLE;
            case SUBSCRIBE -> PRESENCE_SUBSCRIBE;
            case SUBSCRIBED -> PRESENCE_SUBSCRIBED;
            case UNSUBSCRIBE -> PRESENCE_UNSUBSCRIBE;
            case UNSUBSCRIBED -> PRESENCE_UNSUBSCRIBED;
            case PROBE -> PRESENCE_PROBE;
            case ERROR -> PRESENCE_ERROR;
        };
    }

    private static EventKey<Presence> ofShow(Presence.Show show) {
        return switch (show) {
            case ONLINE -> PRESENCE_AVAILABLE;
            case AWAY -> PRESENCE_AWAY;
            case CHAT -> PRESENCE_CHAT;
            case DND -> PRESENCE_DND;
            case XA -> PRESENCE_XA;
        };
    }

    /** The event {@code roster_subscription_*} of a subscription stanza that counts. */
    public static EventKey<Presence> ofSubscription(Presence.Type type) {
        return switch (type) {
            case SUBSCRIBE -> SUBSCRIPTION_REQUEST;
            case SUBSCRIBED -> SUBSCRIPTION_AUTHORIZED;
            case UNSUBSCRIBE -> SUBSCRIPTION_REMOVE;
            case UNSUBSCRIBED -> SUBSCRIPTION_REMOVED;
            default -> throw new IllegalArgumentException("presence of type " + type + " changes no subscription");
        };
    }
}
