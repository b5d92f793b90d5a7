/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.List;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.xml.Element;

/**
 * One contact in a user's roster (RFC 6121, 2.1.2).
 *
 * @param jid the contact's bare JID
 * @param to whether the user is told of the contact's presence
 * @param from whether the contact is told of the user's presence
 * @param ask whether the user has asked to be told, and not been answered
 */
record RosterItem(Jid jid, Optional<String> name, List<String> groups, boolean to, boolean from, boolean ask) {
    static final String NAMESPACE = "jabber:iq:roster";

    /** A contact that nothing is known of. */
    static RosterItem none(Jid jid) {
        return new RosterItem(jid, Optional.empty(), List.of(), false, false, false);
    }

    /** A contact with a subscription in both directions. */
    static RosterItem both(Jid jid) {
        return none(jid).withTo(true).withFrom(true);
    }

    RosterItem named(Optional<String> otherName, List<String> otherGroups) {
        return new RosterItem(jid, otherName, otherGroups, to, from, ask);
    }

    /** Granted or taken away; either way nothing is asked any more. */
    RosterItem withTo(boolean granted) {
        return new RosterItem(jid, name, groups, granted, from, false);
    }

    RosterItem withFrom(boolean granted) {
        return new RosterItem(jid, name, groups, to, granted, ask);
    }

    RosterItem asking() {
        return new RosterItem(jid, name, groups, to, from, !to);
    }

    private String subscription() {
        return to ? (from ? "both" : "to") : (from ? "from" : "none");
    }

    Element toElement() {
        return Element.builder(NAMESPACE, "item")
                .attribute("jid", jid.toString())
                .attribute("name", name)
                .attribute("subscription", subscription())
                .attribute("ask", ask ? Optional.of("subscribe") : Optional.empty())
                .children(groups.stream()
                        .map(group -> Element.of(NAMESPACE, "group", group))
                        .toList())
                .build();
    }

    /** What tells that the contact is no more. */
    static Element removed(Jid jid) {
        return Element.builder(NAMESPACE, "item")
                .attribute("jid", jid.toString())
                .attribute("subscription", "remove")
                .build();
    }
}
