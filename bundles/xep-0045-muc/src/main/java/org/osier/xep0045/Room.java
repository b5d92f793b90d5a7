/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.osier.jid.Jid;
import org.osier.stanza.Message;
import org.osier.stanza.Presence.Show;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.EventKey;
import org.osier.stream.NotConnectedException;

/**
 * A room as one session sees it, whether it is inside or not. Equal for the same room at the same session; holds nothing by
 * itself, so it may be kept or thrown away. Safe for use by many threads.
 *
 * <p>Its event keys are told on the event loop, in order. The room itself may be further along by then than what an event
 * tells: the data of an event is as it was.
 */
@ProviderType
public interface Room {
    /** How far one is. */
    enum State {
        /** Not inside. */
        OUTSIDE,
        /** Has asked to enter. */
        ENTERING,
        /** Inside. */
        INSIDE,
        /** Has said goodbye. */
        LEAVING
    }

    /** The room's address, bare. */
    Jid jid();

    /** How far we are. */
    State state();

    /** The nickname that we have, or have asked for; empty outside. */
    Optional<String> nick();

    /** Who is inside, ourselves included, as far as it was told; a copy, in the order in which they came. Empty outside. */
    List<Occupant> occupants();

    /** Who has a nickname. */
    Optional<Occupant> occupant(String nick);

    /** Whether all are kept: false after more came than {@link MucLimits} allow. */
    boolean isComplete();

    /** What the room is about; empty until it has said so, and outside. */
    Optional<RoomSubject> subject();

    /** As {@link MultiUserChat#join}. */
    CompletableFuture<Room> join(String nick, JoinOptions options);

    /** Leaves without a word. */
    default CompletableFuture<Void> leave() {
        return leave("");
    }

    /**
     * Leaves, or stops to enter; also forgets to enter again. Done when the room has confirmed it, ten seconds have passed
     * or the session has ended, so it never fails. Outside it is done at once.
     *
     * @param status last words; may be empty
     */
    CompletableFuture<Void> leave(String status);

    /**
     * Takes another nickname. Done when the room has confirmed it; the one that one then has is {@link #nick}. Fails with
     * {@link StanzaErrorException} (conflict, not-acceptable), with
     * {@link org.osier.session.NoReplyException} after half a minute, with {@link NotInRoomException}. What is chained to it
     * runs on the event loop, and must not block.
     *
     * @throws IllegalArgumentException when no address can have it
     */
    CompletableFuture<Void> nick(String wanted);

    /**
     * Asks whether the room still has us, which it may have forgotten without a word (XEP-0410). Where it has, the stay ends
     * with {@link Departure.Cause#TECHNICAL}. Fails as {@link org.osier.session.Session#request} does when there is no answer,
     * which says nothing; and with {@link NotInRoomException} when not inside.
     *
     * @return whether we are inside
     */
    CompletableFuture<Boolean> check();

    /**
     * Tells the room how available we are: rooms are not told by what is told to all contacts.
     *
     * @throws NotInRoomException when not inside
     */
    void presence(Show show, String status);

    /**
     * Says something to all. The room sends it back, which is how one knows that it was heard; where it refuses,
     * {@link MultiUserChat#GROUPCHAT_MESSAGE_ERROR} tells.
     *
     * @return the id of the message, which most rooms keep when they send it to all
     * @throws NotInRoomException when not inside
     * @throws NotConnectedException when there is no session
     */
    String send(String body);

    /** Sends a message to all, with what the builder has but addressee, type and id; returns its id as {@link #send}. */
    String send(Message.Builder message);

    /** Says something to one (XEP-0045, 7.5); returns and fails as {@link #send(String)}. */
    String sendPrivate(String nick, String body);

    /**
     * Wants another subject; empty for none. Succeeds as an event {@link #subjects}, or fails as
     * {@link MultiUserChat#GROUPCHAT_MESSAGE_ERROR}; returns and throws as {@link #send(String)}.
     */
    String setSubject(String text);

    /** Has the room invite somebody; the reason may be empty (XEP-0045, 7.8.2). Throws as {@link #send(String)}. */
    void invite(Jid who, String reason);

    /**
     * Invites somebody past the room, with the password that we came with; the reason may be empty (XEP-0249). May be done
     * from outside.
     */
    void inviteDirectly(Jid who, String reason);

    /** Asks the moderators for voice (XEP-0045, 7.13). Throws as {@link #send(String)}. */
    void requestVoice();

    /** What moderators, admins and owners do. */
    RoomControl control();

    /** What is said to all in this room. */
    default EventKey<RoomMessage> messages() {
        return new EventKey<>(name("message"), RoomMessage.class);
    }

    /** What is said to us alone in this room. */
    default EventKey<RoomMessage> privateMessages() {
        return new EventKey<>(name("private_message"), RoomMessage.class);
    }

    /** The subject of this room. */
    default EventKey<SubjectChange> subjects() {
        return new EventKey<>(name("subject"), SubjectChange.class);
    }

    /** An occupant has come to this room, or was there when we came. */
    default EventKey<RoomPresence> gotOnline() {
        return new EventKey<>(name("got_online"), RoomPresence.class);
    }

    /** An occupant of this room has changed its presence, role or affiliation. */
    default EventKey<RoomPresence> changed() {
        return new EventKey<>(name("presence"), RoomPresence.class);
    }

    /** An occupant of this room has gone. */
    default EventKey<Departure> gotOffline() {
        return new EventKey<>(name("got_offline"), Departure.class);
    }

    /** An occupant of this room has another nickname. */
    default EventKey<NickChange> nickChanges() {
        return new EventKey<>(name("nick"), NickChange.class);
    }

    /** We have left this room, or were removed. */
    default EventKey<Departure> left() {
        return new EventKey<>(name("self_left"), Departure.class);
    }

    private String name(String event) {
        return "muc::" + jid() + "::" + event;
    }
}
