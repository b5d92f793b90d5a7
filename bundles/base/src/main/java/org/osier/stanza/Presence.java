/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.xml.Element;
import org.osier.xml.LangTexts;
import org.osier.xml.QName;

/** Presence, or a step of a presence subscription (RFC 6121, sections 3 and 4). */
public final class Presence extends TypedStanza<Presence> {
    static final QName NAME = new QName(NAMESPACE, "presence");
    static final QName SHOW = new QName(NAMESPACE, "show");
    static final QName STATUS = new QName(NAMESPACE, "status");
    static final QName PRIORITY = new QName(NAMESPACE, "priority");

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

        private static final Map<String, Type> BY_NAME = WireNames.of(values());

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

        private static final Map<String, Show> BY_NAME = WireNames.of(values());

        private final String wire = name().toLowerCase(Locale.ROOT);

        /** As it stands in the element; {@code online} never does. */
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
        return new Presence(Element.of(NAME));
    }

    /** Presence of a type for all contacts. */
    public static Presence of(Type type) {
        return builder().type(type).build();
    }

    /** Presence of a type for one address. */
    public static Presence to(Jid to, Type type) {
        return builder().to(to).type(type).build();
    }

    /** Starts a presence, for all contacts and available if nothing else is said. */
    public static PresenceBuilder builder() {
        return new PresenceBuilder();
    }

    /** The type; {@code error} for one that does not exist, so that nobody takes it for availability. */
    public Type type() {
        Optional<String> wire = element().attribute("type");
        if (wire.isEmpty()) {
            return Type.AVAILABLE;
        }
        Type type = Type.BY_NAME.getOrDefault(wire.get(), Type.ERROR);
        return type == Type.AVAILABLE ? Type.ERROR : type;
    }

    @Override
    public boolean isError() {
        return type() == Type.ERROR;
    }

    /** How available; {@link Show#ONLINE} where nothing valid is said. */
    public Show show() {
        return element()
                .child(SHOW)
                .map(show -> Show.BY_NAME.get(show.text().trim()))
                .orElse(Show.ONLINE);
    }

    /** What somebody says about it; the first text, whatever its language. */
    public Optional<String> status() {
        return element().child(STATUS).map(Element::text);
    }

    /** What somebody says about it, in all languages. */
    public LangTexts statuses() {
        return element().texts(NAMESPACE, STATUS.local());
    }

    /** The priority, -128 to 127; 0 where nothing valid is said. */
    public int priority() {
        try {
            return element()
                    .child(PRIORITY)
                    .map(priority -> Byte.parseByte(priority.text().trim()))
                    .orElse((byte) 0);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * The reply to a request for a subscription that allows it: the sender is told of our presence from now on (RFC 6121,
     * 3.1.5). It is of type {@code subscribed}, and from and to bare addresses.
     *
     * @throws IllegalStateException for presence of another type, or from nobody
     */
    public Presence approve() {
        return decide(Type.SUBSCRIBED);
    }

    /**
     * The reply to a request for a subscription that refuses it, of type {@code unsubscribed} (RFC 6121, 3.2).
     *
     * @throws IllegalStateException for presence of another type, or from nobody
     */
    public Presence deny() {
        return decide(Type.UNSUBSCRIBED);
    }

    private Presence decide(Type answer) {
        if (type() != Type.SUBSCRIBE) {
            throw new IllegalStateException("only a presence of type subscribe is approved or denied, not one of type "
                    + type() + " (RFC 6121, 3.1)");
        }
        Jid asker =
                from().orElseThrow(() -> new IllegalStateException("the presence does not say who wants to subscribe"));
        PresenceBuilder reply = builder().type(answer).to(asker.bare());
        to().map(Jid::bare).ifPresent(reply::from);
        return reply.build();
    }

    /**
     * The presence that says why this one could not be handled.
     *
     * @throws IllegalStateException for presence that is an error itself (RFC 6120, 8.3.1)
     */
    public Presence error(StanzaError error) {
        return new Presence(errorAnswer(error));
    }

    @Override
    Presence view(Element copy) {
        return new Presence(copy);
    }
}
