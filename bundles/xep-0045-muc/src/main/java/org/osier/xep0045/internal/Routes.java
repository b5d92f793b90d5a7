/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.util.List;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.stanza.Message;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.stream.EventKey;
import org.osier.stream.StanzaFilter;
import org.osier.xep0045.MessageFailure;
import org.osier.xep0045.Muc;
import org.osier.xep0045.MultiUserChat;
import org.osier.xml.Element;

/**
 * Brings what a session receives to the rooms that it comes from. What comes from elsewhere, or from a room that nobody
 * has entered, reaches none. Safe for use by many threads.
 */
public final class Routes {
    /** Handlers are not called with errors, and who filters them is on the read loop: they come around by an event. */
    private static final EventKey<Stanza> REFUSED = new EventKey<>("xep0045_refused", Stanza.class);

    private final Rooms rooms;
    private final Letters letters;

    private Routes(Rooms rooms) {
        this.rooms = rooms;
        this.letters = new Letters(rooms);
    }

    /** Registers all that rooms need. */
    public static void open(Rooms rooms) {
        Routes routes = new Routes(rooms);
        var scope = rooms.scope();
        scope.onClose(rooms.doorway()::pluginGone);
        scope.feature(Muc.NAMESPACE);
        scope.feature(Muc.CONFERENCE);
        scope.onPresence((presence, session) -> routes.presence(presence));
        scope.onMessage((message, session) -> routes.message(message));
        scope.filter(StanzaFilter.Stage.IN, 0, routes::error);
        scope.on(REFUSED, routes::refused);
        scope.on(Session.SESSION_START, session -> rooms.returns().sessionStarted());
        scope.on(Session.SESSION_END, end -> rooms.returns().sessionEnded());
    }

    private Optional<Stay> from(Stanza stanza) {
        return stanza.from().map(Jid::bare).flatMap(rooms::stay);
    }

    private void presence(Presence presence) {
        from(presence).ifPresent(stay -> rooms.tell(stay, stay.presence(presence)));
    }

    private void message(Message message) {
        Optional<Stay> stay = from(message);
        if (message.type() == Message.Type.GROUPCHAT) {
            stay.ifPresent(room -> rooms.tell(
                    room, List.of(room.talk().groupchat(message, rooms.clock().instant()))));
        } else if (message.from().isPresent() && !letters.take(message, stay)) {
            stay.filter(room ->
                            message.body().isPresent() && !message.from().get().isBare())
                    .ifPresent(room -> rooms.tell(room, List.of(room.talk().whisper(message))));
        }
    }

    /** On the read loop. */
    private Optional<Element> error(Element element) {
        if (element.attribute("type").filter("error"::equals).isPresent()
                && !element.local().equals("iq")) {
            Stanza.of(element)
                    .filter(stanza -> from(stanza).isPresent())
                    .ifPresent(stanza -> rooms.scope().raise(REFUSED, stanza));
        }
        return Optional.of(element);
    }

    private void refused(Stanza error) {
        from(error).ifPresent(stay -> {
            if (error instanceof Presence presence) {
                rooms.tell(stay, stay.refused(presence));
            } else {
                rooms.scope()
                        .raise(
                                MultiUserChat.GROUPCHAT_MESSAGE_ERROR,
                                new MessageFailure(
                                        stay.room(),
                                        error.from().flatMap(Jid::resource),
                                        error.id(),
                                        error.error().orElseThrow()));
            }
        });
    }
}
