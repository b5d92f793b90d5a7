/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.time.Instant;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.stanza.Message;
import org.osier.xep0045.ConfigStatus;
import org.osier.xep0045.MucUser;
import org.osier.xep0045.Room;
import org.osier.xep0045.RoomMessage;
import org.osier.xep0045.RoomSubject;
import org.osier.xep0045.SubjectChange;

/** What is said in one room. Keeps its subject and when it was said last, and nothing else. Safe for use by many threads. */
final class Talk {
    private static final int LONGEST_SUBJECT = 4096;

    private final Room room;
    private Optional<RoomSubject> subject = Optional.empty();
    private Instant lastHeard;

    /** What is said from a time on. */
    Talk(Room room, Instant begin) {
        this.room = room;
        this.lastHeard = begin;
    }

    Room room() {
        return room;
    }

    synchronized Optional<RoomSubject> subject() {
        return subject;
    }

    /** When something was said last, by the clock of the room where it tells; at first when this began. */
    synchronized Instant lastHeard() {
        return lastHeard;
    }

    /** Takes a message of type groupchat that comes from the room. */
    synchronized News groupchat(Message message, Instant now) {
        Optional<String> nick = message.from().flatMap(Jid::resource);
        Optional<Instant> sent = Delay.stamp(message, room.jid());
        if (isSubject(message)) {
            return changed(new RoomSubject(Reading.cut(message.subject().orElse(""), LONGEST_SUBJECT), nick, sent));
        }
        MucUser said = message.payload(MucUser.CODEC).orElse(MucUser.EMPTY);
        if (nick.isEmpty() && message.body().isEmpty() && !said.codes().isEmpty()) {
            return new News.Configured(new ConfigStatus(room, said.codes()));
        }
        Instant when = sent.orElse(now);
        lastHeard = when.isAfter(lastHeard) ? when : lastHeard;
        // XEP-0045, 7.2: history comes before the subject, all else after it.
        boolean history = sent.isPresent() && subject.isEmpty();
        return new News.Said(new RoomMessage(room, nick, message, sent, history));
    }

    /** XEP-0045, 8.1: with a body or thread it is no change of subject. */
    private static boolean isSubject(Message message) {
        return message.subject().isPresent()
                && message.body().isEmpty()
                && message.thread().isEmpty();
    }

    private News changed(RoomSubject to) {
        subject = Optional.of(to);
        return new News.Subject(new SubjectChange(room, to));
    }

    /** Takes a message to us alone, from an occupant of the room. */
    News whisper(Message message) {
        return new News.Whispered(new RoomMessage(
                room, message.from().flatMap(Jid::resource), message, Delay.stamp(message, room.jid()), false));
    }
}
