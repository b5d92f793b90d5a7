/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osier.jid.Jid;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.xml.Element;

/**
 * Puts into each available presence what the session can do, and repeats the last one when that has changed. Safe for use by
 * many threads; its filters never wait.
 *
 * <p>Presence may be sent by others while it is repeated. So what is repeated is dropped, in the order of the wire, when
 * something else has been sent since.
 */
final class Announcer {
    private final Function<Optional<Jid>, Optional<EntityCaps>> caps;
    private final Consumer<Presence> sender;
    /** What was last sent to all, as it was sent; empty when there was nothing, or the session is not available. */
    private Optional<Element> last = Optional.empty();
    /** What was said with it. */
    private Optional<EntityCaps> said = Optional.empty();
    /** What is being repeated, and on which thread, on which the filters run. */
    private Optional<Element> repeated = Optional.empty();

    private Thread repeating;

    /**
     * Has announced nothing yet.
     *
     * @param caps what is to be said now of one of the own addresses; empty is the usual one
     * @param sender sends a presence, through the filters
     */
    Announcer(Function<Optional<Jid>, Optional<EntityCaps>> caps, Consumer<Presence> sender) {
        this.caps = caps;
        this.sender = sender;
    }

    /** The first filter: remembers presence as it was meant. */
    Optional<Element> remember(Element element) {
        if (isToAll(element)) {
            synchronized (this) {
                if (!isRepeating()) {
                    last = Optional.of(element).filter(Announcer::isAvailable);
                }
            }
        }
        return Optional.of(element);
    }

    /** The last filter: says what the session can do (XEP-0115, 6.1), also in directed presence (8.3). */
    Optional<Element> annotate(Element element) {
        return Optional.of(element)
                .filter(Announcer::isAvailable)
                .flatMap(presence -> caps.apply(new Presence(presence).from()))
                .map(now -> with(now, element))
                .or(() -> Optional.of(element));
    }

    /** The filter in the order of the wire. */
    Optional<Element> sent(Element element) {
        if (!isToAll(element)) {
            return Optional.of(element);
        }
        synchronized (this) {
            if (isRepeating() && !last.equals(repeated)) {
                return Optional.empty();
            }
            said = element.child(EntityCaps.CODEC.name()).map(EntityCaps.CODEC.from());
            return Optional.of(element);
        }
    }

    private boolean isRepeating() {
        return repeating == Thread.currentThread();
    }

    /** Sends the last presence again where it would say something else now. Called by one thread at a time. */
    void repeat() {
        Optional<EntityCaps> now = caps.apply(Optional.empty());
        Optional<Element> again;
        synchronized (this) {
            again = last.filter(presence -> now.isPresent() && !now.equals(said));
            repeated = again;
            repeating = Thread.currentThread();
        }
        try {
            again.map(Presence::new).ifPresent(sender);
        } finally {
            synchronized (this) {
                repeating = null;
            }
        }
    }

    /** The session has ended: the next begins with a presence of its own. */
    synchronized void forget() {
        last = Optional.empty();
        said = Optional.empty();
    }

    private static boolean isToAll(Element element) {
        return isPresence(element) && element.attribute("to").isEmpty() && isOfOwnAccord(element);
    }

    private static boolean isOfOwnAccord(Element element) {
        return element.attribute("type")
                .filter(type -> !type.equals("unavailable"))
                .isEmpty();
    }

    private static boolean isPresence(Element element) {
        return element.is(Stanza.NAMESPACE, "presence");
    }

    private static boolean isAvailable(Element element) {
        return isPresence(element) && element.attribute("type").isEmpty();
    }

    private static Element with(EntityCaps now, Element presence) {
        Element.Builder annotated = Element.builder(presence.name());
        presence.attributes().forEach(attribute -> annotated.attribute(attribute.getKey(), attribute.getValue()));
        presence.children().stream().filter(child -> !EntityCaps.is(child)).forEach(annotated::child);
        return annotated.child(now.toElement()).build();
    }
}
