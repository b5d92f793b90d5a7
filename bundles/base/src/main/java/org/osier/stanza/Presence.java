/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.Locale;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.xml.Element;

/** Presence, or a step of a presence subscription (RFC 6121, sections 3 and 4). */
public final class Presence extends Stanza {
    /** What a presence stanza says. */
    public enum Type {
        /** Is there; on the wire, no type at all. */
        AVAILABLE,
        /** Is there no more. */
        UNAVAILABLE,
        /** Wants to be told of the other's presence. */
        SUBSCRIBE,
        /** Allows the other to be told. */
        SUBSCRIBED,
        /** Wants to be told no more. */
        UNSUBSCRIBE,
        /** Denies, or takes back what was allowed. */
        UNSUBSCRIBED,
        /** Asks for the current presence; between servers and components. */
        PROBE,
        /** Presence that could not be delivered. */
        ERROR;

        private final String wire = name().toLowerCase(Locale.ROOT);

        /** As it stands in the attribute; {@code available} never does. */
        @Override
        public String toString() {
            return wire;
        }
    }

    /** How available somebody is; the order is from most to least. */
    public enum Show {
        /** Wants to chat. */
        CHAT,
        /** Simply there; on the wire, no show at all, or one that does not exist. */
        ONLINE,
        /** Away for a short time. */
        AWAY,
        /** Away for a long time. */
        XA,
        /** Does not want to be disturbed. */
        DND;

        private final String wire = name().toLowerCase(Locale.ROOT);

        @Override
        public String toString() {
            return wire;
        }
    }

    /** The view of an element. */
    public Presence(Element element) {
        super(element, "presence");
    }

    /** The presence that tells all contacts that one is there. */
    public static Presence available() {
        return new Presence(Element.of(NAMESPACE, "presence"));
    }

    /** Presence of a type for all contacts. */
    public static Presence of(Type type) {
        return type == Type.AVAILABLE
                ? available()
                : new Presence(Element.builder(NAMESPACE, "presence")
                        .attribute("type", type.toString())
                        .build());
    }

    /** Presence of a type for one address. */
    public static Presence to(Jid to, Type type) {
        return new Presence(of(type).with("to", to.toString()));
    }

    /** The type; {@code error} for one that does not exist, so that nobody takes it for availability. */
    public Type type() {
        Optional<String> wire = element().attribute("type");
        if (wire.isEmpty()) {
            return Type.AVAILABLE;
        }
        for (Type type : Type.values()) {
            if (type != Type.AVAILABLE && type.wire.equals(wire.get())) {
                return type;
            }
        }
        return Type.ERROR;
    }

    /** How available; {@link Show#ONLINE} where nothing valid is said. */
    public Show show() {
        String wire = text("show").orElse("").trim();
        for (Show show : Show.values()) {
            if (show != Show.ONLINE && show.wire.equals(wire)) {
                return show;
            }
        }
        return Show.ONLINE;
    }

    /** What somebody says about it. */
    public Optional<String> status() {
        return text("status");
    }

    /** The priority, -128 to 127; 0 where nothing valid is said. */
    public int priority() {
        try {
            return Byte.parseByte(text("priority").orElse("0").trim());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private Optional<String> text(String child) {
        return element().child(NAMESPACE, child).map(Element::text);
    }

    @Override
    public Presence withId(String id) {
        return new Presence(with("id", id));
    }

    @Override
    public Presence withFrom(Jid sender) {
        return new Presence(with("from", sender.toString()));
    }
}
