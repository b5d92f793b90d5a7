/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.osier.jid.Jid;
import org.osier.session.Scope;
import org.osier.stanza.Stanza;
import org.osier.stream.NotConnectedException;
import org.osier.stream.Registration;
import org.osier.xep0045.Departure;
import org.osier.xep0045.JoinOptions;
import org.osier.xep0045.NotInRoomException;
import org.osier.xep0045.Room;

/** The ways into rooms and out of them, with the time that each may take. Safe for use by many threads. */
final class Doorway {
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final Rooms rooms;
    private final Scope scope;

    Doorway(Rooms rooms) {
        this.rooms = rooms;
        this.scope = rooms.scope();
    }

    /**
     * Enters a room.
     *
     * @param asked what is asked of the room this time
     * @param options what is to be asked next time
     * @param again whether we were inside before the session was lost
     */
    CompletableFuture<Room> enter(Jid address, JoinOptions asked, JoinOptions options, boolean again) {
        String nick = address.resource().orElseThrow();
        String id = rooms.newId();
        Stay next = rooms.newStay(address, options, id, again);
        Optional<Stay> there;
        try {
            there = rooms.place(next);
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
        if (there.isPresent()) {
            return another(there.get(), nick, () -> enter(address, asked, options, again));
        }
        begin(next, Stanzas.enter(address, id, asked.toElement()));
        return next.entered().copy();
    }

    private static CompletableFuture<Room> another(Stay stay, String nick, Supplier<CompletableFuture<Room>> later) {
        if (stay.state() == Room.State.LEAVING) {
            return stay.left().thenCompose(nothing -> later.get());
        }
        return stay.nick().equals(nick)
                ? stay.entered().copy()
                : CompletableFuture.failedFuture(new IllegalStateException("already in "
                        + stay.room().jid() + " as " + stay.nick()
                        + ", or about to be; take another nickname with Room.nick"));
    }

    private void begin(Stay stay, Stanza wish) {
        try {
            until(stay.entered(), scope.after(stay.options().timeout(), () -> giveUp(stay)));
            scope.send(wish);
        } catch (NotConnectedException e) {
            rooms.tell(stay, stay.end(Departure.Cause.SESSION_ENDED, e));
        } catch (IllegalStateException e) {
            String why = "the plugin has been removed from the session; " + stay.room() + " cannot be entered";
            rooms.tell(stay, stay.end(Departure.Cause.PLUGIN_GONE, new NotConnectedException(why)));
        }
    }

    /** What is due is not, once the future is done. */
    static void until(CompletableFuture<?> future, Registration due) {
        var unused = future.whenComplete((result, failure) -> due.close());
    }

    private void giveUp(Stay stay) {
        var news = stay.expire();
        if (!news.isEmpty()) {
            // The room may still let us in; it must not keep a ghost.
            trySend(Stanzas.leave(stay.address(), ""));
            rooms.tell(stay, news);
        }
    }

    /** Leaves a room, however far one is inside. */
    void leave(Stay stay, String status) {
        if (stay.leave()) {
            trySend(Stanzas.leave(stay.address(), status));
            until(stay.left(), scope.after(GOODBYE, () -> end(stay)));
        } else if (stay.state() == Room.State.ENTERING) {
            trySend(Stanzas.leave(stay.address(), status));
            end(stay);
        }
    }

    private void end(Stay stay) {
        NotInRoomException failure = new NotInRoomException(stay.room() + " was left before that was done");
        rooms.tell(stay, stay.end(Departure.Cause.LEFT, failure));
    }

    /** All stays are over because the session is. */
    void sessionEnded() {
        endAll(Departure.Cause.SESSION_ENDED, "the session has ended");
    }

    /** All stays are over because the plugin goes; the session goes on, so rooms are told. */
    void pluginGone() {
        rooms.stays().forEach(stay -> trySend(Stanzas.leave(stay.address(), "")));
        endAll(Departure.Cause.PLUGIN_GONE, "the plugin has been removed from the session");
    }

    private void endAll(Departure.Cause cause, String why) {
        for (Stay stay : rooms.stays()) {
            rooms.tell(stay, stay.end(cause, new NotConnectedException(why + ", and so the stay in " + stay.room())));
        }
    }

    private void trySend(Stanza stanza) {
        try {
            scope.send(stanza);
        } catch (NotConnectedException e) {
            // Then there is nobody to tell.
        }
    }
}
