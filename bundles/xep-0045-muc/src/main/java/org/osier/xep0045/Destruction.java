/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.xml.Element;

/**
 * The end of a room (XEP-0045, 10.9).
 *
 * @param alternate the room to go to instead
 * @param reason why
 * @param password of the room to go to; not part of {@link #toString}
 */
public record Destruction(Optional<Jid> alternate, Optional<String> reason, Optional<String> password) {
    /** An end without a reason or another room to go to. */
    public static final Destruction PLAIN = new Destruction(Optional.empty(), Optional.empty(), Optional.empty());

    /** An end with a reason. */
    public static Destruction because(String reason) {
        return new Destruction(Optional.empty(), Optional.of(reason), Optional.empty());
    }

    static Destruction from(Element destroy) {
        return new Destruction(Muc.address(destroy, "jid"), Muc.text(destroy, "reason"), Muc.text(destroy, "password"));
    }

    /** What an owner sends. */
    public Element toElement() {
        Element destroy = Element.builder(Muc.OWNER, "destroy")
                .attribute("jid", alternate)
                .child(reason.map(text -> Element.of(Muc.OWNER, "reason", text)))
                .child(password.map(secret -> Element.of(Muc.OWNER, "password", secret)))
                .build();
        return Element.builder(Muc.OWNER, "query").child(destroy).build();
    }

    @Override
    public String toString() {
        return "Destruction[alternate=" + alternate + ", reason=" + reason + "]";
    }
}
