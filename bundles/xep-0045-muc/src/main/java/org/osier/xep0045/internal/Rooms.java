/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.osier.jid.Jid;
import org.osier.session.Scope;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.Ids;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.DiscoItems;
import org.osier.xep0045.Departure;
import org.osier.xep0045.Invitation;
import org.osier.xep0045.JoinOptions;
import org.osier.xep0045.MucLimits;
import org.osier.xep0045.MucUser;
import org.osier.xep0045.MultiUserChat;
import org.osier.xep0045.Room;
import org.osier.xep0045.RoomInfo;
import org.osier.xml.Element;

/** The rooms that a session is in, or on the way in or out. Bounded. Safe for use by many threads. */
public final class Rooms implements MultiUserChat {
    private static final Logger LOG = System.getLogger(Rooms.class.getName());

    private final Scope scope;
    private final MucLimits limits;
    private final Clock clock;
    private final Quota occupants;
    private final Ids ids = new Ids();
    private final Map<Jid, Stay> stays = new ConcurrentHashMap<>();
    private final Doorway doorway;
    private final Returns returns;

    /** None yet. */
    public Rooms(Scope scope, MucLimits limits, Clock clock) {
        this.scope = scope;
        this.limits = limits;
        this.clock = clock;
        this.occupants = new Quota(limits.occupants());
        this.doorway = new Doorway(this);
        this.returns = new Returns(this);
    }

    Scope scope() {
        return scope;
    }

    MucLimits limits() {
        return limits;
    }

    Clock clock() {
        return clock;
    }

    Doorway doorway() {
        return doorway;
    }

    Returns returns() {
        return returns;
    }

    String newId() {
        return ids.next();
    }

    // The table

    /** The stay in a room; empty for one that we are outside of. */
    Optional<Stay> stay(Jid room) {
        return Optional.ofNullable(stays.get(room));
    }

    List<Stay> stays() {
        return List.copyOf(stays.values());
    }

    Stay newStay(Jid address, JoinOptions options, String joinId, boolean again) {
        Jid room = address.bare();
        return new Stay(
                new Talk(room(room), clock.instant()),
                address.resource().orElseThrow(),
                options,
                joinId,
                again,
                new Occupants(room, limits, occupants));
    }

    /**
     * Puts a stay into the table.
     *
     * @return the one that is there already; then the new one was not put
     * @throws IllegalStateException when there are too many
     */
    synchronized Optional<Stay> place(Stay stay) {
        Optional<Stay> there = stay(stay.room().jid());
        if (there.isEmpty()) {
            if (stays.size() >= limits.rooms()) {
                throw new IllegalStateException(
                        "already in " + limits.rooms() + " rooms, which is the limit; leave one, or set another limit");
            }
            stays.put(stay.room().jid(), stay);
        }
        return there;
    }

    /** Tells what has happened in a stay, which leaves the table first where it is over. */
    void tell(Stay stay, List<News> news) {
        if (stay.state() == Room.State.OUTSIDE) {
            stays.remove(stay.room().jid(), stay);
        }
        for (News one : news) {
            // A service that goes takes the session with it, where it is part of the server.
            if (one instanceof News.Ended end && end.departure().cause() == Departure.Cause.SHUTDOWN) {
                returns.remember(stay);
            }
            tell(one);
        }
    }

    /** Whatever cannot be told, the rest is; futures above all. */
    private void tell(News one) {
        try {
            one.tell(scope);
        } catch (IllegalStateException e) {
            LOG.log(Level.WARNING, "an event of a room was not raised: {0}", e.getMessage());
        }
    }

    // The API

    @Override
    public Room room(Jid jid) {
        if (!jid.isBare()) {
            throw new IllegalArgumentException(jid + " is an occupant, not a room");
        }
        return new RoomView(this, jid);
    }

    @Override
    public List<Room> rooms() {
        return stays.values().stream()
                .filter(stay -> stay.state() == Room.State.INSIDE)
                .map(Stay::room)
                .sorted(Comparator.comparing(Room::jid))
                .toList();
    }

    @Override
    public CompletableFuture<Room> join(Jid room, String nick, JoinOptions options) {
        Jid address = RoomView.occupant(room(room).jid(), nick);
        returns.forget(room);
        return doorway.enter(address, options, options, false);
    }

    @Override
    public void decline(Invitation invitation, String reason) {
        if (!invitation.direct()) {
            invitation
                    .inviter()
                    .ifPresent(inviter -> scope.send(Stanzas.toRoom(
                            invitation.room().jid(),
                            MucUser.declining(inviter, reason).toElement())));
        }
    }

    @Override
    public CompletableFuture<DiscoItems> discover(Jid service) {
        return scope.request(Iq.get(service, Element.of(DiscoItems.NAMESPACE, "query")))
                .thenApply(answer -> answer.payload(DiscoItems.CODEC)
                        .orElseThrow(() -> new StanzaErrorException(Condition.UNDEFINED_CONDITION)));
    }

    @Override
    public CompletableFuture<RoomInfo> info(Jid room) {
        return scope.request(Iq.get(room, Element.of(DiscoInfo.NAMESPACE, "query")))
                .thenApply(RoomInfo::from);
    }
}
