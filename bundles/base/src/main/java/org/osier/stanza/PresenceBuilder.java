/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import org.osier.xml.Element;

/** Collects a presence's parts. For use by one thread. */
public final class PresenceBuilder extends StanzaBuilder<PresenceBuilder> {
    private Presence.Type type = Presence.Type.AVAILABLE;
    private boolean shows;
    private boolean hasPriority;

    PresenceBuilder() {
        super(Presence.NAME);
    }

    @Override
    PresenceBuilder self() {
        return this;
    }

    /** The type; {@code available} if none is set. An error has {@link Presence#error} for it. */
    public PresenceBuilder type(Presence.Type type) {
        if (type == Presence.Type.ERROR) {
            throw new IllegalArgumentException(
                    "a presence of type error says which one failed and why: presence.error(...) makes it");
        }
        this.type = type;
        if (type == Presence.Type.AVAILABLE) {
            element.withoutAttribute("type");
        } else {
            element.attribute("type", type.toString());
        }
        return this;
    }

    /** How available; once only, and only where the type is {@code available}. */
    public PresenceBuilder show(Presence.Show show) {
        requireFirst(shows, "show");
        shows = true;
        if (show != Presence.Show.ONLINE) {
            element.child(Element.of(Presence.SHOW, show.toString()));
        }
        return this;
    }

    /** Adds what there is to say about it, in the language of the presence. */
    public PresenceBuilder status(String status) {
        return text(Presence.STATUS, status);
    }

    /** Adds what there is to say about it in a language, such as {@code fr} or {@code pt-BR}; once in each at most. */
    public PresenceBuilder status(String lang, String status) {
        return text(Presence.STATUS, lang, status);
    }

    /**
     * Which of several resources messages go to: the one with the highest; those below 0 get none. Once only, and only
     * where the type is {@code available}.
     *
     * @param priority -128 to 127; 0 if none is set
     */
    public PresenceBuilder priority(int priority) {
        if (priority < Byte.MIN_VALUE || priority > Byte.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the priority is from -128 to 127 (RFC 6121, 4.7.2.3), and cannot be " + priority);
        }
        requireFirst(hasPriority, "priority");
        hasPriority = true;
        if (priority != 0) {
            element.child(Element.of(Presence.PRIORITY, Integer.toString(priority)));
        }
        return this;
    }

    /** The finished presence. */
    public Presence build() {
        if (type != Presence.Type.AVAILABLE && (shows || hasPriority)) {
            throw new IllegalArgumentException("a presence of type " + type + " has no " + (shows ? "show" : "priority")
                    + ": only who is available can be so in some way (RFC 6121, 4.7.2)");
        }
        return new Presence(finish(Presence.STATUS));
    }
}
