/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the short form of paths, {@code message@type=chat/body}. For use by one thread. */
final class StanzaPath {
    private final PathScanner in;

    private StanzaPath(PathScanner in) {
        this.in = in;
    }

    static List<PathStep> parse(String path, Map<String, String> namespaces) {
        return new StanzaPath(new PathScanner(path, namespaces)).steps();
    }

    private List<PathStep> steps() {
        List<PathStep> steps = new ArrayList<>();
        do {
            if (steps.size() == PathWalk.MOST_STEPS) {
                throw in.error(in.at(), "a path has at most " + PathWalk.MOST_STEPS + " steps, but this one goes on");
            }
            steps.add(step());
        } while (in.take("/"));
        if (!in.atEnd()) {
            throw in.expected("\"/\", \"@\" or the end");
        }
        return steps;
    }

    private PathStep step() {
        NameTest name = in.elementName("the name of an element or \"*\"", NameTest::likeParent);
        List<PathStep.Condition> conditions = new ArrayList<>();
        while (in.take("@")) {
            QName attribute = in.attributeName();
            conditions.add(
                    new PathStep.HasAttribute(attribute, in.take("=") ? Optional.of(in.value()) : Optional.empty()));
        }
        return new PathStep(false, name, conditions);
    }
}
