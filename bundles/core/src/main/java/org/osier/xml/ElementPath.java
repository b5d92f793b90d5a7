/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path through an element, from itself to those within it, read once and followed as often as wanted.
 *
 * <p>There are two ways to write one. The short one, {@link #parse}, is a name for each level, with attributes:
 * {@code message@type=chat/body}. The other, {@link #xpath}, is a part of XPath 1.0, in which a level can be left open and
 * text be compared:
 *
 * <pre>{@code
 * ElementPath chat = ElementPath.parse("{jabber:client}message@type=chat/body");
 * ElementPath asked = ElementPath.xpath("//m:request[@id='7']", Map.of("m", "urn:xmpp:mam:2"));
 * if (chat.matches(element)) {
 *     element = chat.select(element).get(0);
 * }
 * }</pre>
 *
 * <p>In both a name is written as {@code {namespace}local}, or as {@code prefix:local} with a prefix from a map, and
 * {@code *} stands for any: {@code *}, <code>{namespace}*</code>, <code>{*}local</code>, {@code prefix:*},
 * {@code *:local}. The empty prefix is for names without one. Attributes without a prefix are in no namespace, and
 * {@code xml} is always bound.
 *
 * <p>An expression has at most {@value PathScanner#MOST_CHARACTERS} characters and {@value PathWalk#MOST_STEPS} steps. To
 * follow it means to visit each element at most once and to try each step there at most once, whatever the element.
 * Immutable; safe for use by many threads.
 */
public final class ElementPath {
    private final String expression;
    private final List<PathStep> steps;

    private ElementPath(String expression, List<PathStep> steps) {
        this.expression = expression;
        this.steps = List.copyOf(steps);
    }

    /** Reads the short form, without prefixes. */
    public static ElementPath parse(String path) {
        return parse(path, Map.of());
    }

    /**
     * Reads the short form: steps from the element itself to a child, to its child and so on, divided by {@code /}. Each is
     * a name, and then any number of {@code @attribute} or {@code @attribute=value}. A value that contains {@code /} or
     * {@code @}, or is empty, stands in single or double quotes. A name that says no namespace is in that of the element
     * around, the first one in any.
     *
     * @param namespaces by their prefixes
     * @throws PathSyntaxException when it is not written like that
     */
    public static ElementPath parse(String path, Map<String, String> namespaces) {
        return new ElementPath(path, StanzaPath.parse(path, namespaces));
    }

    /** Reads an XPath expression without prefixes. */
    public static ElementPath xpath(String expression) {
        return xpath(expression, Map.of());
    }

    /**
     * Reads an XPath expression, of which these parts are known: {@code /} to a child, {@code //} to any depth, names, and
     * after each name any number of conditions in brackets. A condition is {@code @a}, {@code text()} (a run of text) or a
     * path to a child ({@code b}, {@code b/c}), each with or without {@code ='value'}, or {@code .='value'}. The value of
     * an element is all text within it. The element that the path is tried on is the root of the document. A name must say
     * its namespace, or the empty prefix must be bound.
     *
     * @param namespaces by their prefixes
     * @throws PathSyntaxException when it is not written like that, or nests conditions more than 8 deep
     */
    public static ElementPath xpath(String expression, Map<String, String> namespaces) {
        return new ElementPath(expression, XPath.parse(expression, namespaces));
    }

    /** Whether the path leads anywhere. */
    public boolean matches(Element element) {
        return new PathWalk(steps, found -> true).from(element);
    }

    /** All elements that the path leads to, in document order. */
    public List<Element> select(Element element) {
        List<Element> found = new ArrayList<>();
        boolean stopped = new PathWalk(steps, next -> !found.add(next)).from(element);
        assert !stopped : "nothing is enough";
        return found;
    }

    /** The name that an element must have to match, where there is only one. */
    public Optional<QName> name() {
        return outermost().flatMap(step -> step.name().only());
    }

    /** The name of a child that an element must have to match, where there is only one and it is known. */
    public Optional<QName> child() {
        return outermost().flatMap(step -> second(step).or(() -> demanded(step)));
    }

    private Optional<PathStep> outermost() {
        return Optional.of(steps.get(0)).filter(step -> !step.anyDepth());
    }

    private Optional<QName> second(PathStep first) {
        return steps.stream()
                .skip(1)
                .limit(1)
                .filter(step -> !step.anyDepth())
                .findFirst()
                .flatMap(step -> step.name().within(first.name()).only());
    }

    /** The name of a child that a condition on the first step asks for. */
    private static Optional<QName> demanded(PathStep first) {
        return first.conditions().stream()
                .filter(PathStep.HasPath.class::isInstance)
                .map(condition -> ((PathStep.HasPath) condition).steps().get(0))
                .flatMap(step -> step.name().only().stream())
                .findFirst();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return expression;
    }
}
