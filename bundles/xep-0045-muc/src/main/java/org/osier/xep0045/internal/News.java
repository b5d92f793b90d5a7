/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.util.concurrent.CompletableFuture;
import org.osier.session.Session;
import org.osier.stream.XmppException;
import org.osier.xep0045.ConfigStatus;
import org.osier.xep0045.Departure;
import org.osier.xep0045.MultiUserChat;
import org.osier.xep0045.NickChange;
import org.osier.xep0045.Room;
import org.osier.xep0045.RoomEntry;
import org.osier.xep0045.RoomMessage;
import org.osier.xep0045.RoomPresence;
import org.osier.xep0045.SubjectChange;

/** What a stanza has changed in a room, to be told when no lock is held. At most two events each. Immutable. */
sealed interface News {
    /** Raises the events, and completes the futures. */
    void tell(Session session);

    /** An occupant came or changed. */
    record Present(RoomPresence presence) implements News {
        @Override
        public void tell(Session session) {
            Room room = presence.room();
            session.raise(MultiUserChat.GROUPCHAT_PRESENCE, presence);
            session.raise(presence.before().isEmpty() ? room.gotOnline() : room.changed(), presence);
        }
    }

    /** An occupant went. */
    record Absent(RoomPresence presence, Departure departure) implements News {
        @Override
        public void tell(Session session) {
            session.raise(MultiUserChat.GROUPCHAT_PRESENCE, presence);
            session.raise(departure.room().gotOffline(), departure);
        }
    }

    /** An occupant has another nickname. */
    record Renamed(NickChange change) implements News {
        @Override
        public void tell(Session session) {
            session.raise(change.room().nickChanges(), change);
        }
    }

    /** We are inside. */
    record Entered(RoomEntry entry) implements News {
        @Override
        public void tell(Session session) {
            session.raise(MultiUserChat.ROOM_JOINED, entry);
        }
    }

    /** We were inside. */
    record Ended(Departure departure) implements News {
        @Override
        public void tell(Session session) {
            session.raise(departure.room().left(), departure);
            session.raise(MultiUserChat.ROOM_LEFT, departure);
            if (departure.cause() == Departure.Cause.DESTROYED) {
                session.raise(MultiUserChat.ROOM_DESTROYED, departure);
            }
        }
    }

    /** Something was said to all. */
    record Said(RoomMessage message) implements News {
        @Override
        public void tell(Session session) {
            session.raise(MultiUserChat.GROUPCHAT_MESSAGE, message);
            session.raise(message.room().messages(), message);
        }
    }

    /** Something was said to us alone. */
    record Whispered(RoomMessage message) implements News {
        @Override
        public void tell(Session session) {
            session.raise(MultiUserChat.GROUPCHAT_PRIVATE_MESSAGE, message);
            session.raise(message.room().privateMessages(), message);
        }
    }

    /** The room is about something else. */
    record Subject(SubjectChange change) implements News {
        @Override
        public void tell(Session session) {
            session.raise(MultiUserChat.GROUPCHAT_SUBJECT, change);
            session.raise(change.room().subjects(), change);
        }
    }

    /** The room was configured. */
    record Configured(ConfigStatus status) implements News {
        @Override
        public void tell(Session session) {
            session.raise(MultiUserChat.GROUPCHAT_CONFIG_STATUS, status);
        }
    }

    /** What somebody waits for has come. */
    record Done<T>(CompletableFuture<T> future, T value) implements News {
        @Override
        public void tell(Session session) {
            future.complete(value);
        }
    }

    /** What somebody waits for will not come. */
    record Failed(CompletableFuture<?> future, XmppException cause) implements News {
        @Override
        public void tell(Session session) {
            future.completeExceptionally(cause);
        }
    }
}
