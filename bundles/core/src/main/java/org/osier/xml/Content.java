/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/** The content of an element as it keeps it: strings and elements in document order, no two strings side by side. */
final class Content {
    private Content() {}

    static List<Node> nodes(Object[] content) {
        return new AbstractList<>() {
            @Override
            public Node get(int index) {
                return content[index] instanceof String text ? new Text(text) : (Element) content[index];
            }

            @Override
            public int size() {
                return content.length;
            }
        };
    }

    static List<Element> children(Object[] content) {
        List<Element> children = new ArrayList<>(content.length);
        for (Object node : content) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    static List<Element> children(Object[] content, String namespace, String local) {
        List<Element> children = new ArrayList<>();
        for (Object node : content) {
            if (node instanceof Element child && child.is(namespace, local)) {
                children.add(child);
            }
        }
        return children;
    }

    /** The text without that of child elements. */
    static String text(Object[] content) {
        if (content.length == 1 && content[0] instanceof String text) {
            return text;
        }
        StringBuilder text = new StringBuilder();
        for (Object node : content) {
            if (node instanceof String run) {
                text.append(run);
            }
        }
        return text.toString();
    }

    /** Whether all text in it, that of child elements included, is this; reads no further than to the first difference. */
    static boolean isWholeText(Object[] content, String expected) {
        return matched(content, expected, 0) == expected.length();
    }

    /** How far the expected text has been found after this content, if it was to go on at an index; -1 if it differs. */
    private static int matched(Object[] content, String expected, int from) {
        int at = from;
        for (int i = 0; i < content.length && at >= 0; i++) {
            if (content[i] instanceof String run) {
                at = expected.startsWith(run, at) ? at + run.length() : -1;
            } else {
                at = matched(((Element) content[i]).rawContent(), expected, at);
            }
        }
        return at;
    }

    /** Whether child elements are nested no deeper than this. */
    static boolean fits(Object[] content, int depth) {
        for (Object node : content) {
            if (node instanceof Element child && (depth == 0 || !fits(child.rawContent(), depth - 1))) {
                return false;
            }
        }
        return true;
    }

    // While it is collected

    static void addText(Parts content, String text) {
        int last = content.size() - 1;
        if (last >= 0 && content.get(last) instanceof String before) {
            content.set(last, before + text);
        } else if (!text.isEmpty()) {
            content.add(text);
        }
    }

    static void addChild(Parts content, Element child) {
        // The child and what it contains, and the element that it becomes a child of.
        if (!fits(child.rawContent(), Element.MAX_DEPTH - 2)) {
            throw new IllegalArgumentException(
                    "with this <" + child.local() + "/> in it, an element would be nested deeper" + " than the "
                            + Element.MAX_DEPTH + " that are allowed");
        }
        content.add(child);
    }
}
