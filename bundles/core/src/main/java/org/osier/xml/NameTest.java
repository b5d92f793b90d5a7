/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.Optional;

/**
 * Which names a step of a path takes.
 *
 * @param scope which namespaces
 * @param namespace the one in question; empty unless the scope is {@link Scope#EXACT}
 * @param local the local part; {@value #ANY_LOCAL} for any
 */
record NameTest(Scope scope, String namespace, String local) {
    static final String ANY_LOCAL = "*";

    enum Scope {
        /** The one given. */
        EXACT,
        /** That of the element around; any where there is none. */
        PARENT,
        /** Any. */
        ANY
    }

    static NameTest exact(String namespace, String local) {
        return new NameTest(Scope.EXACT, namespace, local);
    }

    static NameTest likeParent(String local) {
        return new NameTest(Scope.PARENT, "", local);
    }

    static NameTest anyNamespace(String local) {
        return new NameTest(Scope.ANY, "", local);
    }

    /** Whether it takes an element; {@code parent} is null for the outermost one. */
    boolean takes(Element element, Element parent) {
        if (!local.equals(ANY_LOCAL) && !local.equals(element.local())) {
            return false;
        }
        return switch (scope) {
            case EXACT -> element.namespace().equals(namespace);
            case PARENT -> parent == null || element.namespace().equals(parent.namespace());
            case ANY -> true;
        };
    }

    /** The test where it is known what the test of the element around is. */
    NameTest within(NameTest parent) {
        return scope == Scope.PARENT && parent.scope == Scope.EXACT ? exact(parent.namespace, local) : this;
    }

    /** The only name that it takes, if it takes only one. */
    Optional<QName> only() {
        return scope == Scope.EXACT && !local.equals(ANY_LOCAL)
                ? Optional.of(new QName(namespace, local))
                : Optional.empty();
    }
}
