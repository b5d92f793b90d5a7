/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what we know of XPath 1.0: steps to children and descendants, and conditions. For use by one thread. */
final class XPath {
    private static final int DEEPEST_CONDITION = 8;
    private static final String NAME = "the name of an element or \"*\"";

    private final PathScanner in;
    private int depth;

    private XPath(PathScanner in) {
        this.in = in;
    }

    static List<PathStep> parse(String expression, Map<String, String> namespaces) {
        return new XPath(new PathScanner(expression, namespaces)).whole();
    }

    /** The outermost element is the child of a document, so that the first slash says nothing. */
    private List<PathStep> whole() {
        List<PathStep> steps = new ArrayList<>();
        in.skipSpace();
        boolean anyDepth = in.take("//");
        if (!anyDepth) {
            in.take("/");
        }
        do {
            addTo(steps, anyDepth, NAME + "; attributes stand in brackets, as in [@type]");
            anyDepth = in.take("//");
        } while (anyDepth || in.take("/"));
        if (!in.atEnd()) {
            throw in.expected("\"/\", \"[\" or the end");
        }
        return steps;
    }

    /** {@code a/b[c]} within a condition, where all steps go to children. */
    private List<PathStep> relative() {
        List<PathStep> steps = new ArrayList<>();
        do {
            addTo(steps, false, NAME + ", \"@\", \"text()\" or \".\"");
        } while (in.take("/"));
        return steps;
    }

    private void addTo(List<PathStep> steps, boolean anyDepth, String expected) {
        if (steps.size() == PathWalk.MOST_STEPS) {
            throw in.error(in.at(), "a path has at most " + PathWalk.MOST_STEPS + " steps, but this one goes on");
        }
        in.skipSpace();
        NameTest name = in.elementName(expected, this::unbound);
        List<PathStep.Condition> conditions = new ArrayList<>();
        in.skipSpace();
        while (in.take("[")) {
            conditions.add(condition());
            in.skipSpace();
        }
        steps.add(new PathStep(anyDepth, name, conditions));
    }

    /** In XPath it would be in no namespace, where no element of XMPP is: more likely a slip than meant. */
    private NameTest unbound(String local) {
        throw in.error(
                in.at() - local.length(),
                "\"" + local + "\" has no namespace; write {namespace}" + local + ", p:" + local
                        + " with p bound, or *:" + local + ", or bind the empty prefix");
    }

    private PathStep.Condition condition() {
        if (++depth > DEEPEST_CONDITION) {
            throw in.error(
                    in.at() - 1, "conditions nest at most " + DEEPEST_CONDITION + " deep, but this one is deeper");
        }
        in.skipSpace();
        PathStep.Condition condition = test();
        in.skipSpace();
        in.require("]", "\"]\"");
        depth--;
        return condition;
    }

    private PathStep.Condition test() {
        if (in.take("@")) {
            QName attribute = in.attributeName();
            return new PathStep.HasAttribute(attribute, comparison());
        }
        if (in.take("text()")) {
            return new PathStep.HasText(comparison());
        }
        if (in.take(".")) {
            return new PathStep.IsText(comparison().orElseThrow(() -> in.expected("\"=\"")));
        }
        List<PathStep> steps = relative();
        return new PathStep.HasPath(steps, comparison());
    }

    private Optional<String> comparison() {
        in.skipSpace();
        if (!in.take("=")) {
            return Optional.empty();
        }
        in.skipSpace();
        return Optional.of(in.quoted());
    }
}
