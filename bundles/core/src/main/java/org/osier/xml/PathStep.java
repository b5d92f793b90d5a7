/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.List;
import java.util.Optional;

/**
 * One step of a path: which elements it takes.
 *
 * @param anyDepth whether from any depth, not only from among children
 * @param name which names
 * @param conditions what else must hold
 */
record PathStep(boolean anyDepth, NameTest name, List<Condition> conditions) {
    PathStep {
        conditions = List.copyOf(conditions);
    }

    /** Whether it takes an element; {@code parent} is null for the outermost one. */
    boolean takes(Element element, Element parent) {
        if (!name.takes(element, parent)) {
            return false;
        }
        for (Condition condition : conditions) {
            if (!condition.holds(element)) {
                return false;
            }
        }
        return true;
    }

    /** What an element must fulfil besides its name. */
    sealed interface Condition permits HasAttribute, HasText, IsText, HasPath {
        boolean holds(Element element);
    }

    /** An attribute is there, and has the value if one is given. */
    record HasAttribute(QName attribute, Optional<String> value) implements Condition {
        @Override
        public boolean holds(Element element) {
            String found = Attributes.find(element.rawAttributes(), attribute.namespace(), attribute.local());
            return found != null && (value.isEmpty() || found.equals(value.get()));
        }
    }

    /** A run of text is there, and is the given one if there is one. */
    record HasText(Optional<String> value) implements Condition {
        @Override
        public boolean holds(Element element) {
            for (Object node : element.rawContent()) {
                if (node instanceof String run && (value.isEmpty() || run.equals(value.get()))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** All text in it, that of its children included, is the given one (the string-value of XPath). */
    record IsText(String value) implements Condition {
        @Override
        public boolean holds(Element element) {
            return Content.isWholeText(element.rawContent(), value);
        }
    }

    /** A path leads to an element that has the given text, if one is given. */
    record HasPath(List<PathStep> steps, Optional<String> value) implements Condition {
        HasPath {
            steps = List.copyOf(steps);
        }

        @Override
        public boolean holds(Element element) {
            PathWalk walk = new PathWalk(
                    steps, found -> value.isEmpty() || Content.isWholeText(found.rawContent(), value.get()));
            return walk.throughChildren(element, 1);
        }
    }
}
