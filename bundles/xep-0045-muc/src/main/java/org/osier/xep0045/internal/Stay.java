/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.osier.jid.Jid;
import org.osier.session.NoReplyException;
import org.osier.stanza.Presence;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.XmppException;
import org.osier.xep0045.Departure;
import org.osier.xep0045.JoinOptions;
import org.osier.xep0045.MucUser;
import org.osier.xep0045.NotInRoomException;
import org.osier.xep0045.Room;
import org.osier.xep0045.RoomEntry;

/**
 * One stay in a room, from the wish to enter until the end: what the room's presence makes of it. Sends nothing and calls
 * nobody; what is to be told is returned. Safe for use by many threads.
 */
final class Stay {
    private static final int SELF = 110;
    private static final int MODIFIED = 210;
    private static final int RENAMED = 303;

    private final Talk talk;
    private final Room room;
    private final JoinOptions options;
    private final String joinId;
    private final boolean again;
    private final Roll roll;
    private final Wishes wishes = new Wishes();
    private final CompletableFuture<Room> entered = new CompletableFuture<>();
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private Room.State state = Room.State.ENTERING;
    private String nick;

    /** A stay that begins with asking to enter under a nickname, by presence with an id. */
    Stay(Talk talk, String nick, JoinOptions options, String joinId, boolean again, Occupants occupants) {
        this.talk = talk;
        this.room = talk.room();
        this.nick = nick;
        this.options = options;
        this.joinId = joinId;
        this.again = again;
        this.roll = new Roll(room, occupants);
    }

    Room room() {
        return room;
    }

    JoinOptions options() {
        return options;
    }

    /** Whether the room was entered before the session was lost. */
    boolean isAgain() {
        return again;
    }

    /** What is said; under a lock of its own. */
    Talk talk() {
        return talk;
    }

    CompletableFuture<Room> entered() {
        return entered;
    }

    CompletableFuture<Void> left() {
        return left;
    }

    synchronized Room.State state() {
        return state;
    }

    synchronized String nick() {
        return nick;
    }

    /** Asks who is inside. */
    synchronized <T> T ask(Function<Roll, T> question) {
        return question.apply(roll);
    }

    /** Our address in the room. */
    Jid address() {
        return room.jid().withResource(nick());
    }

    /** Asks for another nickname; false when that is being done already. */
    synchronized boolean wish(Wish another) {
        return wishes.open(another);
    }

    /** Gives up to wait for a nickname. */
    synchronized List<News> expire(Wish late) {
        return wishes.expired(
                late, new NoReplyException(room.jid() + " did not answer to the wish for another nickname"));
    }

    /** Gives up to wait for the room to let us in. */
    synchronized List<News> expire() {
        return state == Room.State.ENTERING
                ? notEntered(new NoReplyException("no sign from " + room.jid() + " of having been let in within "
                        + options.timeout().toMillis() + " ms; check that "
                        + room.jid().domain()
                        + " is a chat service (service discovery shows it), and that our server reaches it"))
                : List.of();
    }

    private List<News> notEntered(XmppException cause) {
        state = Room.State.OUTSIDE;
        roll.clear();
        return List.of(new News.Failed(entered, cause), new News.Done<>(left, null));
    }

    /** Begins to leave; false when we are not inside. */
    synchronized boolean leave() {
        boolean inside = state == Room.State.INSIDE;
        state = inside ? Room.State.LEAVING : state;
        return inside;
    }

    /** Ends the stay without asking the room, however far it was. */
    synchronized List<News> end(Departure.Cause cause, XmppException failure) {
        return switch (state) {
            case OUTSIDE -> List.of();
            case ENTERING -> notEntered(failure);
            default -> ended(Reading.departure(room, nick, cause, MucUser.EMPTY, Optional.empty()), failure);
        };
    }

    private List<News> ended(Departure departure, XmppException failure) {
        state = Room.State.OUTSIDE;
        roll.clear();
        List<News> news = new ArrayList<>(wishes.end(failure));
        news.add(new News.Ended(departure));
        news.add(new News.Done<>(left, null));
        return news;
    }

    /** Takes presence that comes from the room. */
    synchronized List<News> presence(Presence presence) {
        if (state == Room.State.OUTSIDE
                || presence.from().filter(from -> !from.isBare()).isEmpty()) {
            return List.of();
        }
        MucUser said = presence.payload(MucUser.CODEC).orElse(MucUser.EMPTY);
        return switch (presence.type()) {
            case AVAILABLE -> available(presence, said);
            case UNAVAILABLE -> unavailable(presence, said);
            default -> List.of();
        };
    }

    private List<News> available(Presence presence, MucUser said) {
        boolean self = said.says(SELF);
        if (self && state != Room.State.ENTERING && !Reading.nick(presence).equals(nick)) {
            roll.forget(nick);
        }
        News.Present present = roll.present(presence, said);
        List<News> news = new ArrayList<>(List.of(present));
        if (self) {
            nick = present.presence().occupant().nick();
            entered(said, news);
            news.addAll(wishes.told(nick, said.says(MODIFIED)));
        }
        return news;
    }

    private void entered(MucUser said, List<News> news) {
        if (state == Room.State.ENTERING) {
            state = Room.State.INSIDE;
            news.add(new News.Entered(new RoomEntry(room, nick, said.codes(), again)));
            news.add(new News.Done<>(entered, room));
        }
    }

    private List<News> unavailable(Presence presence, MucUser said) {
        Optional<Jid> address = said.says(RENAMED) ? Reading.newAddress(presence, said) : Optional.empty();
        return address.map(to -> renamed(presence, said, to)).orElseGet(() -> gone(presence, said));
    }

    private List<News> renamed(Presence presence, MucUser said, Jid address) {
        if (Reading.nick(presence).equals(nick) && state != Room.State.ENTERING) {
            nick = address.resource().orElseThrow();
        }
        return List.of(roll.renamed(presence, said, address));
    }

    private List<News> gone(Presence presence, MucUser said) {
        String who = Reading.nick(presence);
        Departure departure = Reading.departure(room, who, Departure.Cause.of(said.codes()), said, presence.status());
        if (state == Room.State.ENTERING) {
            return goneBeforeEntry(presence, said, departure);
        }
        return said.says(SELF) || who.equals(nick)
                ? ended(departure, new NotInRoomException(departure.toString()))
                : List.of(roll.absent(presence, said, departure));
    }

    /** Who is not inside yet may be turned away, or hear of the end of an earlier stay, which means nothing now. */
    private List<News> goneBeforeEntry(Presence presence, MucUser said, Departure departure) {
        if (departure.cause() == Departure.Cause.DESTROYED
                || (said.says(SELF) && departure.cause() != Departure.Cause.LEFT)) {
            return notEntered(new NotInRoomException(departure.toString()));
        }
        return said.says(SELF) ? List.of() : List.of(roll.absent(presence, said, departure));
    }

    /** Takes an error that comes from the room, in answer to presence of ours (XEP-0045, 7.2 and 7.6). */
    synchronized List<News> refused(Presence error) {
        StanzaErrorException cause = new StanzaErrorException(error.error().orElseThrow());
        return state == Room.State.ENTERING && Wishes.answers(error, joinId)
                ? notEntered(cause)
                : wishes.refused(error, cause);
    }
}
