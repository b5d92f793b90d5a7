/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.List;
import java.util.function.Predicate;

/**
 * One walk through an element along a path. It meets each node at most once, and there tries each step at most once: all
 * steps that may be taken next go along as a set. So no path makes it go back and try again.
 */
final class PathWalk {
    /** What fits into the set. */
    static final int MOST_STEPS = 32;

    private final List<PathStep> steps;
    private final Predicate<Element> enough;

    /** Calls {@code enough} with each element that the path leads to, in document order, until that says true. */
    PathWalk(List<PathStep> steps, Predicate<Element> enough) {
        this.steps = steps;
        this.enough = enough;
    }

    /** Whether it was enough. */
    boolean from(Element element) {
        return through(element, null, 1);
    }

    /** Bit n of {@code pending} stands for the step of index n. */
    private boolean through(Element element, Element parent, long pending) {
        long next = 0;
        boolean arrived = false;
        for (long rest = pending; rest != 0; rest &= rest - 1) {
            int index = Long.numberOfTrailingZeros(rest);
            PathStep step = steps.get(index);
            if (step.anyDepth()) {
                next |= 1L << index;
            }
            if (step.takes(element, parent)) {
                arrived |= index == steps.size() - 1;
                next |= 1L << (index + 1);
            }
        }
        next &= (1L << steps.size()) - 1;
        return (arrived && enough.test(element)) || (next != 0 && throughChildren(element, next));
    }

    boolean throughChildren(Element element, long pending) {
        for (Object node : element.rawContent()) {
            if (node instanceof Element child && through(child, element, pending)) {
                return true;
            }
        }
        return false;
    }
}
