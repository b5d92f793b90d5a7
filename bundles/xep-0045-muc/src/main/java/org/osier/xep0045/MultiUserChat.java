/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.osier.jid.Jid;
import org.osier.session.NoReplyException;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.EventKey;
import org.osier.stream.NotConnectedException;
import org.osier.xep0030.DiscoItems;

/**
 * The rooms of one session (XEP-0045); had from {@code session.plugin(MultiUserChat.class)}. Safe for use by many threads.
 *
 * <pre>{@code
 * MultiUserChat muc = session.plugin(MultiUserChat.class).orElseThrow();
 * Room coven = muc.room(Jid.of("coven@chat.shakespeare.lit"));
 * session.on(coven.messages(), said -> log(said.nick().orElse("the room") + ": " + said.body()));
 * coven.join("thirdwitch", JoinOptions.DEFAULT).thenAccept(room -> room.send("'tis time"));
 * }</pre>
 *
 * <p>Events tell of rooms that we are in; what comes from elsewhere, or in the name of a room from elsewhere, is no event.
 * Bounded by {@link MucLimits}. Of what is said nothing is kept but each room's subject.
 */
@ProviderType
public interface MultiUserChat {
    /** Something was said to all in a room, by us too. */
    EventKey<RoomMessage> GROUPCHAT_MESSAGE = new EventKey<>("groupchat_message", RoomMessage.class);

    /** An occupant has said something to us alone. */
    EventKey<RoomMessage> GROUPCHAT_PRIVATE_MESSAGE = new EventKey<>("groupchat_private_message", RoomMessage.class);

    /** A room has refused a message. */
    EventKey<MessageFailure> GROUPCHAT_MESSAGE_ERROR = new EventKey<>("groupchat_message_error", MessageFailure.class);

    /** A room has said what it is about. */
    EventKey<SubjectChange> GROUPCHAT_SUBJECT = new EventKey<>("groupchat_subject", SubjectChange.class);

    /** A room has told of an occupant that came, changed or went. */
    EventKey<RoomPresence> GROUPCHAT_PRESENCE = new EventKey<>("groupchat_presence", RoomPresence.class);

    /** A room has been configured. */
    EventKey<ConfigStatus> GROUPCHAT_CONFIG_STATUS = new EventKey<>("groupchat_config_status", ConfigStatus.class);

    /** A room has passed on an invitation. */
    EventKey<Invitation> GROUPCHAT_INVITE = new EventKey<>("groupchat_invite", Invitation.class);

    /** Somebody has sent an invitation past the room. */
    EventKey<Invitation> GROUPCHAT_DIRECT_INVITE = new EventKey<>("groupchat_direct_invite", Invitation.class);

    /** Somebody whom we invited will not come. */
    EventKey<Refusal> GROUPCHAT_DECLINE = new EventKey<>("groupchat_decline", Refusal.class);

    /** A visitor wants to speak; told to moderators. */
    EventKey<VoiceRequest> GROUPCHAT_VOICE_REQUEST = new EventKey<>("groupchat_voice_request", VoiceRequest.class);

    /** We have entered a room. */
    EventKey<RoomEntry> ROOM_JOINED = new EventKey<>("room_joined", RoomEntry.class);

    /** We have left a room or were removed, whatever the cause. */
    EventKey<Departure> ROOM_LEFT = new EventKey<>("room_left", Departure.class);

    /** A room that we were in has been destroyed; after {@link #ROOM_LEFT}. */
    EventKey<Departure> ROOM_DESTROYED = new EventKey<>("room_destroyed", Departure.class);

    /** A room could not be entered again after the session was lost. */
    EventKey<RejoinFailure> ROOM_REJOIN_FAILED = new EventKey<>("room_rejoin_failed", RejoinFailure.class);

    /**
     * A room, whether we are in it or not.
     *
     * @param jid its bare address
     * @throws IllegalArgumentException for an address with a resourcepart
     */
    Room room(Jid jid);

    /** The rooms that we are in, sorted by address; a copy. */
    List<Room> rooms();

    /**
     * Enters a room. Done when the room has told us of ourselves, and so of all others (XEP-0045, 7.2.2). Who asks twice for
     * the same nickname gets the same answer; for another one it fails with an {@link IllegalStateException}, since there is
     * {@link Room#nick(String)}. While we leave the room it waits until that is done.
     *
     * <p>Fails with {@link StanzaErrorException} when the room or service refuses: {@code not-authorized} (password),
     * {@code registration-required} (members only), {@code forbidden} (banned), {@code conflict} (nickname),
     * {@code not-acceptable} (another nickname is kept for us), {@code item-not-found} (locked), {@code gone} (destroyed),
     * {@code not-allowed} (may not make a room), {@code service-unavailable} (full, or no service); with
     * {@link NoReplyException} when time is up, after which the room is told that we left; with {@link NotInRoomException}
     * when we left or were removed meanwhile; with {@link NotConnectedException} when there is no session or it ends; with
     * {@link IllegalStateException} when we are in as many rooms as {@link MucLimits} allow. What is chained to it runs on
     * the event loop and must not block, nor may anybody wait for it there.
     *
     * @param room its bare address
     * @throws IllegalArgumentException when the address has a resourcepart, or no address can have the nickname
     */
    CompletableFuture<Room> join(Jid room, String nick, JoinOptions options);

    /** Tells who has invited us that we will not come; the reason may be empty. To a direct invitation nothing is said. */
    void decline(Invitation invitation, String reason);

    /** The public rooms of a service (XEP-0045, 6.3); fails as {@link org.osier.session.Session#request} does. */
    CompletableFuture<DiscoItems> discover(Jid service);

    /** What a room tells of itself (XEP-0045, 6.4); fails as {@link org.osier.session.Session#request} does. */
    CompletableFuture<RoomInfo> info(Jid room);
}
