/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.xep0045.Departure;
import org.osier.xep0045.NotInRoomException;
import org.osier.xml.Element;

/** A ping to ourselves through a room, which passes it on only while we are inside (XEP-0410 1.1). */
final class SelfPing {
    private SelfPing() {}

    static CompletableFuture<Boolean> send(Rooms rooms, Stay stay) {
        Iq ping = Iq.get(stay.address(), Element.of("urn:xmpp:ping", "ping"));
        return rooms.scope()
                .request(ping)
                .thenApply(pong -> true)
                .exceptionallyCompose(failure -> judge(rooms, stay, failure));
    }

    /** XEP-0410, 3.3: of errors that the room sends, one says that we are outside; the others come from ourselves. */
    private static CompletableFuture<Boolean> judge(Rooms rooms, Stay stay, Throwable failure) {
        Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
        if (!(cause instanceof StanzaErrorException error)) {
            return CompletableFuture.failedFuture(cause);
        }
        Condition condition = error.error().condition();
        if (condition == Condition.REMOTE_SERVER_NOT_FOUND || condition == Condition.REMOTE_SERVER_TIMEOUT) {
            return CompletableFuture.failedFuture(cause);
        }
        if (condition == Condition.NOT_ACCEPTABLE) {
            NotInRoomException gone = new NotInRoomException(stay.room() + " does not know us any more");
            rooms.tell(stay, stay.end(Departure.Cause.TECHNICAL, gone));
            return CompletableFuture.completedFuture(false);
        }
        return CompletableFuture.completedFuture(true);
    }
}
