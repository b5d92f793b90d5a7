/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.concurrent.atomic.AtomicReference;
import org.osier.stanza.Iq;
import org.osier.stream.Registration;
import org.osier.xml.Element;

/** A request that is owed one reply, and how far that is. Safe for use by many threads. */
final class Answering {
    private final Iq request;
    private final long sessionNumber;
    private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.OPEN);
    private Registration keeping = Registration.NONE;
    private boolean over;
    private volatile boolean late;

    private enum Progress {
        /** Nobody has answered. */
        OPEN,
        /** We have the reply, and are about to send it. */
        SENDING,
        /** The reply is in the send queue, be it ours or one that a handler has sent by hand. */
        LEFT
    }

    /** Who asked, and the id of what they asked. */
    record Key(String asker, String id) {
        static Key of(Iq request) {
            return new Key(
                    request.from().map(Object::toString).orElse(""),
                    request.id().orElse(""));
        }

        static Key ofReply(Element reply) {
            return new Key(
                    reply.attribute("to").orElse(""), reply.attribute("id").orElse(""));
        }
    }

    /** @param sessionNumber of the session that the request came over */
    Answering(Iq request, long sessionNumber) {
        this.request = request;
        this.sessionNumber = sessionNumber;
    }

    Iq request() {
        return request;
    }

    Key key() {
        return Key.of(request);
    }

    /** Whether this is the view of that very element: the peer may ask the same thing twice, word for word. */
    @SuppressWarnings("ReferenceEquality")
    boolean isFor(Element element) {
        return request.element() == element;
    }

    /** Whether the session that it came over is the one with this number. */
    boolean isOf(long session) {
        return sessionNumber == session;
    }

    boolean isAnswered() {
        return progress.get() != Progress.OPEN;
    }

    boolean hasLeft() {
        return progress.get() == Progress.LEFT;
    }

    /** Whether the caller, and nobody else, has to send the reply. */
    boolean claim() {
        return progress.compareAndSet(Progress.OPEN, Progress.SENDING);
    }

    /** The reply that was claimed leaves; false when there is none, or another has left in its place. */
    boolean leaveClaimed() {
        return progress.compareAndSet(Progress.SENDING, Progress.LEFT);
    }

    /** A reply leaves that nobody has claimed. */
    boolean leaveByHand() {
        return progress.compareAndSet(Progress.OPEN, Progress.LEFT);
    }

    /** The reply could not be written after all: there may be another. */
    void takeBack() {
        progress.set(Progress.SENDING);
    }

    /** The answer may take its time from now on: no thread is at work on it all the while. */
    void late() {
        late = true;
    }

    /** Whether nobody would end this but who has the answer, some time. */
    boolean isIdle() {
        return late && progress.get() != Progress.SENDING;
    }

    /** Ties something to this, such as a time limit, that is closed when all is over, now if it is already. */
    void keep(Registration more) {
        synchronized (this) {
            if (!over) {
                keeping = keeping.and(more);
                return;
            }
        }
        more.close();
    }

    /** All is over: lets go of what was tied to it. */
    void end() {
        Registration kept;
        synchronized (this) {
            over = true;
            kept = keeping;
            keeping = Registration.NONE;
        }
        kept.close();
    }
}
