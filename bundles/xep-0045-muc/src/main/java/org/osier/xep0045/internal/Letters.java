/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.stanza.MalformedPayloadException;
import org.osier.stanza.Message;
import org.osier.xep0004.Form;
import org.osier.xep0045.DirectInvite;
import org.osier.xep0045.Invitation;
import org.osier.xep0045.MucUser;
import org.osier.xep0045.MultiUserChat;
import org.osier.xep0045.Refusal;
import org.osier.xep0045.Role;
import org.osier.xep0045.Room;
import org.osier.xep0045.VoiceRequest;

/** Messages that are about rooms and not said in them: invitations, their refusals, and wishes to speak. */
final class Letters {
    private final Rooms rooms;
    private final Session session;

    Letters(Rooms rooms) {
        this.rooms = rooms;
        this.session = rooms.scope();
    }

    /** Takes a message that is no groupchat; false when it is none of ours. */
    boolean take(Message message, Optional<Stay> stay) {
        Jid from = message.from().orElseThrow();
        MucUser said = message.payload(MucUser.CODEC).orElse(MucUser.EMPTY);
        if (said.invite().isPresent() || said.decline().isPresent()) {
            // Only a room can pass something on; a user's address has a resourcepart, as an occupant's has.
            if (from.isBare()) {
                said.invite().ifPresent(invite -> invited(from, invite, said.password()));
                said.decline().ifPresent(decline -> stay.ifPresent(room -> declined(room.room(), decline)));
            }
            return true;
        }
        if (message.has(DirectInvite.CODEC)) {
            invitedDirectly(from, message);
            return true;
        }
        return from.isBare() && stay.isPresent() && voice(stay.get(), message);
    }

    private void invited(Jid room, MucUser.Word invite, Optional<String> password) {
        session.raise(
                MultiUserChat.GROUPCHAT_INVITE,
                new Invitation(rooms.room(room), invite.from(), invite.reason(), password, invite.thread(), false));
    }

    private void declined(Room room, MucUser.Word decline) {
        session.raise(MultiUserChat.GROUPCHAT_DECLINE, new Refusal(room, decline.from(), decline.reason()));
    }

    private void invitedDirectly(Jid from, Message message) {
        DirectInvite invite;
        try {
            invite = message.payload(DirectInvite.CODEC).orElseThrow();
        } catch (MalformedPayloadException e) {
            return;
        }
        session.raise(
                MultiUserChat.GROUPCHAT_DIRECT_INVITE,
                new Invitation(
                        rooms.room(invite.room()),
                        Optional.of(from),
                        invite.reason(),
                        invite.password(),
                        invite.thread(),
                        true));
    }

    /** XEP-0045, 8.6: a room asks its moderators with a form. */
    private boolean voice(Stay stay, Message message) {
        Optional<Form> form = message.payload(Form.CODEC)
                .filter(f -> f.formType().filter(Stanzas.REQUEST::equals).isPresent());
        form.ifPresent(f -> session.raise(MultiUserChat.GROUPCHAT_VOICE_REQUEST, request(stay.room(), f)));
        return form.isPresent();
    }

    private static VoiceRequest request(Room room, Form form) {
        return new VoiceRequest(
                room,
                form.text("muc#role").flatMap(Role::named).orElse(Role.PARTICIPANT),
                form.jid("muc#jid"),
                form.text("muc#roomnick"));
    }
}
