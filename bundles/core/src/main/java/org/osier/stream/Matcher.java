/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osier.xml.Element;
import org.osier.xml.ElementMask;
import org.osier.xml.ElementPath;
import org.osier.xml.QName;

/**
 * Which elements a stream handler wants. Names are looked up in an index, so a stanza costs the same with one handler
 * as with a thousand; the condition is tried only on what the names let through.
 *
 * <pre>{@code
 * Matcher pings = Matcher.name("jabber:client", "iq").withAttribute("type", "get").withChild("urn:xmpp:ping", "ping");
 * Matcher chats = Matcher.path("{jabber:client}message@type=chat/body");
 * stream.handle("pings and chats", Matcher.anyOf(pings, chats), element -> log(element.name()));
 * }</pre>
 *
 * <p>Immutable, and safe for use by many threads where the condition is.
 *
 * @param keys where to look in the index: only what has the names of one of them can match. Never empty
 * @param condition what must hold besides; says all where there are several keys
 */
public record Matcher(List<Key> keys, Predicate<Element> condition) {
    /** Every element. */
    public static final Matcher ANY = new Matcher(List.of(Key.ANY), element -> true);

    /**
     * Names that an element can be looked up by.
     *
     * @param name the element's qualified name; any if empty
     * @param child the qualified name of one of its children; any or none if empty
     */
    public record Key(Optional<QName> name, Optional<QName> child) {
        static final Key ANY = new Key(Optional.empty(), Optional.empty());

        /** Whether an element has these names. */
        public boolean fits(Element element) {
            return (name.isEmpty() || name.get().equals(element.name()))
                    && (child.isEmpty() || element.child(child.get()).isPresent());
        }
    }

    /** Refuses to have no keys. */
    public Matcher {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a matcher of nothing at all");
        }
    }

    private static Matcher of(Optional<QName> name, Optional<QName> child, Predicate<Element> condition) {
        return new Matcher(List.of(new Key(name, child)), condition);
    }

    /** Elements with the qualified name. */
    public static Matcher name(String namespace, String local) {
        return of(Optional.of(new QName(namespace, local)), Optional.empty(), element -> true);
    }

    /** Elements with the id, from whomever. For replies {@link #reply} is meant, which nobody else can forge. */
    public static Matcher id(String id) {
        return ANY.withAttribute("id", id);
    }

    /**
     * Elements with the id that come from the sender. Addresses are compared as they are written, so the caller gives the
     * form that is on the wire; an element without {@code from} is from nobody.
     */
    public static Matcher reply(String id, String sender) {
        return id(id).withAttribute("from", sender);
    }

    /** Elements that the path matches. */
    public static Matcher path(ElementPath path) {
        return of(path.name(), path.child(), path::matches);
    }

    /** Elements that a path in {@linkplain ElementPath#parse short form} matches. */
    public static Matcher path(String path) {
        return path(ElementPath.parse(path));
    }

    /** Elements that an {@linkplain ElementPath#xpath XPath expression} matches. */
    public static Matcher xpath(String expression, Map<String, String> namespaces) {
        return path(ElementPath.xpath(expression, namespaces));
    }

    /** Elements that have all that {@linkplain ElementMask the example} has. */
    public static Matcher mask(Element example) {
        ElementMask mask = new ElementMask(example);
        return of(Optional.of(example.name()), mask.child(), mask::matches);
    }

    /** Elements that at least one of the matchers matches. */
    public static Matcher anyOf(Matcher first, Matcher... others) {
        if (others.length == 0) {
            return first;
        }
        List<Matcher> all = Stream.concat(Stream.of(first), Stream.of(others)).toList();
        List<Key> keys = all.stream()
                .flatMap(matcher -> matcher.keys.stream())
                .distinct()
                .toList();
        return new Matcher(keys.contains(Key.ANY) ? List.of(Key.ANY) : keys, element -> anyMatches(all, element));
    }

    /** Of these elements those that have a child with the qualified name. */
    public Matcher withChild(String namespace, String local) {
        QName child = new QName(namespace, local);
        // What is looked up already need not be looked up by more.
        return keys.size() == 1 && keys.get(0).child().isEmpty()
                ? of(keys.get(0).name(), Optional.of(child), condition)
                : where(element -> element.has(namespace, local));
    }

    /** Of these elements those whose attribute in no namespace has the value. */
    public Matcher withAttribute(String local, String value) {
        return where(element -> element.attribute(local).filter(value::equals).isPresent());
    }

    /** Of these elements those for which the condition holds. */
    public Matcher where(Predicate<Element> further) {
        return new Matcher(keys, condition.and(further));
    }

    /** Whether an element matches. */
    public boolean matches(Element element) {
        for (Key key : keys) {
            if (key.fits(element)) {
                return condition.test(element);
            }
        }
        return false;
    }

    private static boolean anyMatches(List<Matcher> matchers, Element element) {
        for (Matcher matcher : matchers) {
            if (matcher.matches(element)) {
                return true;
            }
        }
        return false;
    }

    /** The only name, for an index with one entry for each matcher. */
    Optional<QName> name() {
        return keys.size() == 1 ? keys.get(0).name() : Optional.empty();
    }

    /** The only name of a child, for an index with one entry for each matcher. */
    Optional<QName> child() {
        return keys.size() == 1 ? keys.get(0).child() : Optional.empty();
    }
}
