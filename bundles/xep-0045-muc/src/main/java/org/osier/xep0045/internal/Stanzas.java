/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import org.osier.jid.Jid;
import org.osier.stanza.Message;
import org.osier.stanza.Presence;
import org.osier.stanza.Presence.Show;
import org.osier.stanza.PresenceBuilder;
import org.osier.xep0004.Form;
import org.osier.xep0045.DirectInvite;
import org.osier.xep0045.Muc;
import org.osier.xep0045.MucUser;
import org.osier.xep0045.VoiceRequest;
import org.osier.xml.Element;

/** What is sent to rooms, requests excepted. */
final class Stanzas {
    /** The FORM_TYPE of requests for voice. */
    static final String REQUEST = "http://jabber.org/protocol/muc#request";

    private Stanzas() {}

    /** The wish to enter, with what says that the protocol is understood. */
    static Presence enter(Jid address, String id, Element x) {
        return Presence.builder().to(address).id(id).payload(x).build();
    }

    /** How available one is; at another address of the same room the wish for another nickname. */
    static Presence available(Jid address, String id, Show show, String status) {
        return with(status, Presence.builder().to(address).id(id).show(show));
    }

    static Presence leave(Jid address, String status) {
        return with(status, Presence.builder().to(address).type(Presence.Type.UNAVAILABLE));
    }

    private static Presence with(String status, PresenceBuilder presence) {
        return status.isEmpty() ? presence.build() : presence.status(status).build();
    }

    /** A message to one occupant; the payload lets the servers of both see what it is (XEP-0045, 7.5). */
    static Message whisper(Jid occupant, String id, String body) {
        return Message.to(occupant)
                .type(Message.Type.CHAT)
                .id(id)
                .body(body)
                .payload(MucUser.EMPTY)
                .build();
    }

    /** A message to the room itself. */
    static Message toRoom(Jid room, Element payload) {
        return Message.to(room).payload(payload).build();
    }

    static Message invitation(Jid who, DirectInvite invite) {
        return Message.to(who).payload(invite).build();
    }

    /** The wish to speak (XEP-0045, 7.13). */
    static Element voice() {
        return request().value("muc#role", "participant").build().toElement();
    }

    /** The answer to such a wish (XEP-0045, 8.6). */
    static Element answer(VoiceRequest request, boolean allow) {
        return request()
                .value("muc#role", request.role().toString())
                .value("muc#jid", request.jid().map(Jid::toString).orElse(""))
                .value("muc#roomnick", request.nick().orElse(""))
                .value("muc#request_allow", allow ? "true" : "false")
                .build()
                .toElement();
    }

    private static Form.Builder request() {
        return Form.builder(Form.Type.SUBMIT).formType(REQUEST);
    }

    /** An owner's word without a form of its own: a submission of nothing for an instant room, or a cancellation. */
    static Element owner(Form.Type type) {
        return Element.builder(Muc.OWNER, "query")
                .child(Form.builder(type).build().toElement())
                .build();
    }
}
