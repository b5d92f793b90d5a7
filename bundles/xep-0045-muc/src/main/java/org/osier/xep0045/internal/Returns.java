/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.osier.jid.Jid;
import org.osier.stream.NotConnectedException;
import org.osier.stream.XmppException;
import org.osier.xep0045.History;
import org.osier.xep0045.JoinOptions;
import org.osier.xep0045.MultiUserChat;
import org.osier.xep0045.NotInRoomException;
import org.osier.xep0045.RejoinFailure;
import org.osier.xep0045.Room;

/**
 * The rooms to enter again when a lost session is made again; no more than one may be in at once. Safe for use by
 * many threads.
 */
final class Returns {
    private static final int MOST_HISTORY = 1000;

    private final Rooms rooms;
    private final Map<Jid, Return> wanted = new ConcurrentHashMap<>();

    /** A room to enter again: under which address, and what was heard there last. */
    private record Return(Jid address, JoinOptions options, Instant lastHeard) {
        /** XEP-0045, 7.2.14: what was said meanwhile, but not without end. */
        JoinOptions asked() {
            return options.withHistory(History.DEFAULT.since(lastHeard).withMaxStanzas(MOST_HISTORY));
        }
    }

    Returns(Rooms rooms) {
        this.rooms = rooms;
    }

    /** Nobody wants to go there again. */
    void forget(Jid room) {
        wanted.remove(room);
    }

    /** To be entered again with the next session, if that is wanted; of a room that one was inside. */
    void remember(Stay stay) {
        if (stay.options().rejoin() && wanted.size() < rooms.limits().rooms()) {
            wanted.put(
                    stay.room().jid(),
                    new Return(stay.address(), stay.options(), stay.talk().lastHeard()));
        }
    }

    /** The session has ended, and with it all stays. */
    void sessionEnded() {
        for (Stay stay : rooms.stays()) {
            boolean inside = stay.state() == Room.State.INSIDE || stay.isAgain();
            if (inside && stay.state() != Room.State.LEAVING) {
                remember(stay);
            }
        }
        rooms.doorway().sessionEnded();
    }

    /** There is a session again. */
    void sessionStarted() {
        for (Return next : List.copyOf(wanted.values())) {
            if (wanted.remove(next.address().bare(), next)) {
                var unused = rooms.doorway()
                        .enter(next.address(), next.asked(), next.options(), true)
                        .whenComplete((room, failure) -> finished(next, failure));
            }
        }
    }

    private void finished(Return attempt, Throwable failure) {
        Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
        if (cause instanceof NotConnectedException) {
            // Lost once more; what was heard before still counts.
            wanted.put(attempt.address().bare(), attempt);
        } else if (cause != null) {
            XmppException refusal =
                    cause instanceof XmppException known ? known : new NotInRoomException(cause.getMessage());
            Room room = rooms.room(attempt.address().bare());
            String nick = attempt.address().resource().orElseThrow();
            rooms.scope().raise(MultiUserChat.ROOM_REJOIN_FAILED, new RejoinFailure(room, nick, refusal));
        }
    }
}
