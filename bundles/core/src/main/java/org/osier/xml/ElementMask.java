/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An example of elements: those match that have all it has, and whatever else. That is, the same name; each of its
 * attributes with the same value; the same text, if it has more than white space; and for each of its children one of their
 * own that matches this, a different one for each. The order does not count.
 *
 * <p>To compare costs at most the nodes of the mask times those of the element, times the {@value #MOST_CHILDREN} children
 * that an element of the mask may have. Safe for use by many threads.
 *
 * @param example the mask
 */
public record ElementMask(Element example) {
    private static final int MOST_CHILDREN = 64;

    /** Refuses an example in which an element has more than {@value #MOST_CHILDREN} children. */
    public ElementMask {
        requireFew(example);
    }

    private static void requireFew(Element element) {
        List<Element> children = element.children();
        if (children.size() > MOST_CHILDREN) {
            throw new IllegalArgumentException("a mask has at most " + MOST_CHILDREN
                    + " children in each element, but <" + element.local() + "/> has " + children.size());
        }
        children.forEach(ElementMask::requireFew);
    }

    /** Whether an element has all that the mask has. */
    public boolean matches(Element element) {
        return matches(example, element);
    }

    /** The name of a child that an element must have to match, if the mask has children. */
    public Optional<QName> child() {
        return example.firstChild().map(Element::name);
    }

    private static boolean matches(Element mask, Element element) {
        return mask.name().equals(element.name())
                && Attributes.contains(element.rawAttributes(), mask.rawAttributes())
                && textMatches(mask.text(), element)
                && (mask.firstChild().isEmpty() || childrenMatch(mask.children(), element.children()));
    }

    private static boolean textMatches(String text, Element element) {
        return text.isBlank() || text.equals(element.text());
    }

    private static boolean childrenMatch(List<Element> wanted, List<Element> there) {
        if (wanted.size() > there.size()) {
            return false;
        }
        Assignment assignment = new Assignment(wanted, there);
        for (int i = 0; i < wanted.size(); i++) {
            if (!assignment.place(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Who stands for whom. The first that fits need not be the right one, when a further child of the mask has only that:
     * then that moves on (a matching in a bipartite graph, by augmenting paths).
     */
    private static final class Assignment {
        private static final int NOBODY = -1;
        private static final byte YES = 1;
        private static final byte NO = 2;

        private final List<Element> wanted;
        private final List<Element> there;
        private final int[] takenBy;
        /** {@link #YES} or {@link #NO}; 0 while it is not known. */
        private final byte[][] fits;

        Assignment(List<Element> wanted, List<Element> there) {
            this.wanted = wanted;
            this.there = there;
            this.takenBy = new int[there.size()];
            Arrays.fill(takenBy, NOBODY);
            this.fits = new byte[wanted.size()][there.size()];
        }

        boolean place(int index) {
            return place(index, new boolean[there.size()]);
        }

        private boolean place(int index, boolean[] tried) {
            for (int i = 0; i < tried.length; i++) {
                if (!tried[i] && fits(index, i)) {
                    tried[i] = true;
                    if (takenBy[i] == NOBODY || place(takenBy[i], tried)) {
                        takenBy[i] = index;
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean fits(int index, int candidate) {
            byte known = fits[index][candidate];
            if (known == 0) {
                known = matches(wanted.get(index), there.get(candidate)) ? YES : NO;
                fits[index][candidate] = known;
            }
            return known == YES;
        }
    }
}
