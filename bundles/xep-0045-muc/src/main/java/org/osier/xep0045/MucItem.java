/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.xml.Element;

/**
 * What is said about one occupant or affiliate, by the room in {@link MucUser} and {@link MucAdmin}, or to it in the latter.
 *
 * @param affiliation how it belongs to the room
 * @param role what it may do while inside
 * @param jid its real address, where that may be seen
 * @param nick its nickname; in a change of nicknames the new one
 * @param actor who brought this about: a nickname or a bare address
 * @param reason what was given as the reason
 */
public record MucItem(
        Optional<Affiliation> affiliation,
        Optional<Role> role,
        Optional<Jid> jid,
        Optional<String> nick,
        Optional<String> actor,
        Optional<String> reason) {
    /** The wish that who has the nickname in the room gets a role (XEP-0045, 18.4: the nickname only). */
    public static MucItem of(String nick, Role role, String reason) {
        return new MucItem(
                Optional.empty(),
                Optional.of(role),
                Optional.empty(),
                Optional.of(nick),
                Optional.empty(),
                given(reason));
    }

    /** The wish that somebody gets an affiliation (XEP-0045, 18.4: the bare address only). */
    public static MucItem of(Jid who, Affiliation affiliation, String reason) {
        return new MucItem(
                Optional.of(affiliation),
                Optional.empty(),
                Optional.of(who.bare()),
                Optional.empty(),
                Optional.empty(),
                given(reason));
    }

    private static Optional<String> given(String reason) {
        return Optional.of(reason).filter(text -> !text.isEmpty());
    }

    /** Reads an item; what does not exist or is malformed is left out. */
    static MucItem from(Element item) {
        Optional<Element> actor = item.child(item.namespace(), "actor");
        return new MucItem(
                item.attribute("affiliation").flatMap(Affiliation::named),
                item.attribute("role").flatMap(Role::named),
                Muc.address(item, "jid"),
                item.attribute("nick"),
                actor.flatMap(who -> who.attribute("nick").or(() -> who.attribute("jid"))),
                Muc.text(item, "reason"));
    }

    /** The item as it goes to a room, in the namespace of administration. Who acts is not said: the room knows. */
    Element toElement() {
        return Element.builder(Muc.ADMIN, "item")
                .attribute("affiliation", affiliation)
                .attribute("role", role)
                .attribute("jid", jid)
                .attribute("nick", nick)
                .child(reason.map(text -> Element.of(Muc.ADMIN, "reason", text)))
                .build();
    }
}
