/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osier.jid.Jid;
import org.osier.stanza.Message;
import org.osier.stanza.Presence.Show;
import org.osier.stanza.Stanza;
import org.osier.stream.NotConnectedException;
import org.osier.stream.XmppException;
import org.osier.xep0045.DirectInvite;
import org.osier.xep0045.JoinOptions;
import org.osier.xep0045.MucUser;
import org.osier.xep0045.NotInRoomException;
import org.osier.xep0045.Occupant;
import org.osier.xep0045.Room;
import org.osier.xep0045.RoomControl;
import org.osier.xep0045.RoomSubject;

/** A room seen from one session: looks up the stay in it at each call. Safe for use by many threads. */
record RoomView(Rooms rooms, Jid jid) implements Room {
    private static final Duration NICK = Duration.ofSeconds(30);

    /**
     * The address of a nickname in a room.
     *
     * @throws IllegalArgumentException when no address can have it
     */
    static Jid occupant(Jid room, String nick) {
        // XEP-0045, 17.1: not even one that cannot be seen.
        if (nick.isBlank()) {
            throw new IllegalArgumentException("a nickname has at least one character that can be seen");
        }
        return room.withResource(nick);
    }

    private Optional<Stay> stay() {
        return rooms.stay(jid);
    }

    private Stay inside() {
        return stay().filter(stay -> stay.state() == State.INSIDE).orElseThrow(this::outside);
    }

    @Override
    public State state() {
        return stay().map(Stay::state).orElse(State.OUTSIDE);
    }

    @Override
    public Optional<String> nick() {
        return stay().map(Stay::nick);
    }

    @Override
    public List<Occupant> occupants() {
        return stay().map(stay -> stay.ask(Roll::list)).orElse(List.of());
    }

    @Override
    public Optional<Occupant> occupant(String nick) {
        return stay().flatMap(stay -> stay.ask(roll -> roll.find(nick)));
    }

    @Override
    public boolean isComplete() {
        return stay().map(stay -> stay.ask(Roll::isComplete)).orElse(true);
    }

    @Override
    public Optional<RoomSubject> subject() {
        return stay().flatMap(stay -> stay.talk().subject());
    }

    @Override
    public CompletableFuture<Room> join(String nick, JoinOptions options) {
        return rooms.join(jid, nick, options);
    }

    @Override
    public CompletableFuture<Void> leave(String status) {
        rooms.returns().forget(jid);
        Optional<Stay> there = stay();
        there.ifPresent(stay -> rooms.doorway().leave(stay, status));
        return there.map(stay -> stay.left().copy()).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @Override
    public CompletableFuture<Void> nick(String wanted) {
        Jid address = occupant(jid, wanted);
        String id = rooms.newId();
        CompletableFuture<Void> granted = new CompletableFuture<>();
        try {
            Stay stay = inside();
            Wish wish = new Wish(id, stay.nick(), address.resource().orElseThrow(), granted);
            if (wish.before().equals(wish.wanted())) {
                granted.complete(null);
            } else if (stay.wish(wish)) {
                Doorway.until(granted, rooms.scope().after(NICK, () -> rooms.tell(stay, stay.expire(wish))));
                send(asAvailable(stay, address, id));
            } else {
                granted.completeExceptionally(
                        new IllegalStateException("another nickname has been asked for in " + jid + "; wait for that"));
            }
        } catch (XmppException e) {
            granted.completeExceptionally(e);
        }
        return granted.copy();
    }

    /** Presence as it was last told, at another address. */
    private static Stanza asAvailable(Stay stay, Jid address, String id) {
        Optional<Occupant> self = stay.ask(roll -> roll.find(stay.nick()));
        return Stanzas.available(
                address,
                id,
                self.map(Occupant::show).orElse(Show.ONLINE),
                self.flatMap(Occupant::status).orElse(""));
    }

    @Override
    public CompletableFuture<Boolean> check() {
        return stay().filter(stay -> stay.state() == State.INSIDE)
                .map(stay -> SelfPing.send(rooms, stay))
                .orElseGet(() -> CompletableFuture.failedFuture(outside()));
    }

    private NotInRoomException outside() {
        return new NotInRoomException("not in " + jid + "; enter it first");
    }

    @Override
    public void presence(Show show, String status) {
        send(Stanzas.available(inside().address(), rooms.newId(), show, status));
    }

    @Override
    public String send(String body) {
        return send(Message.to(jid).body(body));
    }

    @Override
    public String send(Message.Builder message) {
        inside();
        String id = rooms.newId();
        send(message.to(jid).type(Message.Type.GROUPCHAT).id(id).build());
        return id;
    }

    @Override
    public String sendPrivate(String nick, String body) {
        inside();
        String id = rooms.newId();
        send(Stanzas.whisper(occupant(jid, nick), id, body));
        return id;
    }

    @Override
    public String setSubject(String text) {
        return send(Message.to(jid).subject(text));
    }

    @Override
    public void invite(Jid who, String reason) {
        inside();
        send(Stanzas.toRoom(jid, MucUser.inviting(who, reason).toElement()));
    }

    @Override
    public void inviteDirectly(Jid who, String reason) {
        Optional<String> password = stay().flatMap(stay -> stay.options().password());
        Optional<String> given = Optional.of(reason).filter(text -> !text.isEmpty());
        send(Stanzas.invitation(who, new DirectInvite(jid, given, password, Optional.empty())));
    }

    @Override
    public void requestVoice() {
        inside();
        send(Stanzas.toRoom(jid, Stanzas.voice()));
    }

    @Override
    public RoomControl control() {
        return new Control(rooms.scope(), jid);
    }

    /** Sends; fails with {@link NotConnectedException}. */
    private void send(Stanza stanza) {
        rooms.scope().send(stanza);
    }

    /** The address: a room is told in logs by nothing else. */
    @Override
    public String toString() {
        return jid.toString();
    }
}
