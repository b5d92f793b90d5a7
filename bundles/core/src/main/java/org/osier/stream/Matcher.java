/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.Optional;
import java.util.function.Predicate;
import org.osier.xml.Element;
import org.osier.xml.QName;

/**
 * Which elements a stream handler wants. Names are looked up in an index, so a stanza costs the same with one handler
 * as with a thousand; the condition is tried only on what the names let through.
 *
 * @param name the element's qualified name; any if empty
 * @param child the qualified name of one of its children; any or none if empty
 * @param condition what else must hold
 */
public record Matcher(Optional<QName> name, Optional<QName> child, Predicate<Element> condition) {
    /** Every element. */
    public static final Matcher ANY = new Matcher(Optional.empty(), Optional.empty(), element -> true);

    /** Elements with the qualified name. */
    public static Matcher name(String namespace, String local) {
        return new Matcher(Optional.of(new QName(namespace, local)), Optional.empty(), element -> true);
    }

    /** Of these elements those that have a child with the qualified name. */
    public Matcher withChild(String namespace, String local) {
        return new Matcher(name, Optional.of(new QName(namespace, local)), condition);
    }

    /** Of these elements those whose attribute in no namespace has the value. */
    public Matcher withAttribute(String local, String value) {
        return where(element -> element.attribute(local).filter(value::equals).isPresent());
    }

    /** Of these elements those for which the condition holds. */
    public Matcher where(Predicate<Element> further) {
        return new Matcher(name, child, condition.and(further));
    }

    /** Whether an element matches. */
    public boolean matches(Element element) {
        return (name.isEmpty() || name.get().equals(element.name()))
                && (child.isEmpty() || element.child(child.get()).isPresent())
                && condition.test(element);
    }
}
