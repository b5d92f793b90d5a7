/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.util.List;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.stanza.Message;
import org.osier.stanza.Presence;
import org.osier.stanza.Presence.Show;
import org.osier.stanza.Stanza;
import org.osier.xep0045.DirectInvite;
import org.osier.xep0045.Muc;
import org.osier.xep0045.MucUser;
import org.osier.xep0045.VoiceRequest;
import org.osier.xml.Element;

/** What is sent to rooms, requests excepted. */
final class Stanzas {
    static final String FORM = "jabber:x:data";
    /** The FORM_TYPE of requests for voice. */
    static final String REQUEST = "http://jabber.org/protocol/muc#request";

    private Stanzas() {}

    private static Element.Builder presence(Jid to, String id) {
        return Element.builder(Stanza.NAMESPACE, "presence")
                .attribute("to", to.toString())
                .attribute("id", id);
    }

    /** The wish to enter, with what says that the protocol is understood. */
    static Presence enter(Jid address, String id, Element x) {
        return new Presence(presence(address, id).child(x).build());
    }

    /** How available one is; at another address of the same room the wish for another nickname. */
    static Presence available(Jid address, String id, Show show, String status) {
        return new Presence(presence(address, id)
                .child(Optional.of(show)
                        .filter(value -> value != Show.ONLINE)
                        .map(value -> text("show", value.toString())))
                .child(words(status))
                .build());
    }

    static Presence leave(Jid address, String status) {
        return new Presence(Element.builder(Stanza.NAMESPACE, "presence")
                .attribute("to", address.toString())
                .attribute("type", "unavailable")
                .child(words(status))
                .build());
    }

    private static Optional<Element> words(String status) {
        return Optional.of(status).filter(text -> !text.isEmpty()).map(text -> text("status", text));
    }

    private static Element text(String name, String text) {
        return Element.of(Stanza.NAMESPACE, name, text);
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
        return form(List.of(field("FORM_TYPE", REQUEST), field("muc#role", "participant")));
    }

    /** The answer to such a wish (XEP-0045, 8.6). */
    static Element answer(VoiceRequest request, boolean allow) {
        return form(List.of(
                field("FORM_TYPE", REQUEST),
                field("muc#role", request.role().toString()),
                field("muc#jid", request.jid().map(Jid::toString).orElse("")),
                field("muc#roomnick", request.nick().orElse("")),
                field("muc#request_allow", allow ? "true" : "false")));
    }

    /** An owner's word without a form of its own: {@code submit} for an instant room, or {@code cancel}. */
    static Element owner(String type) {
        return Element.builder(Muc.OWNER, "query")
                .child(Element.builder(FORM, "x").attribute("type", type).build())
                .build();
    }

    private static Element form(List<Element> fields) {
        return Element.builder(FORM, "x")
                .attribute("type", "submit")
                .children(fields)
                .build();
    }

    private static Element field(String name, String value) {
        return Element.builder(FORM, "field")
                .attribute("var", name)
                .child(FORM, "value", value)
                .build();
    }
}
