/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.Map;
import java.util.function.Function;

/** Reads the words that all paths are written with: names, values, signs. For use by one thread. */
final class PathScanner {
    static final int MOST_CHARACTERS = 1024;

    private final String expression;
    private final Map<String, String> namespaces;
    private int at;

    PathScanner(String expression, Map<String, String> namespaces) {
        this.expression = expression;
        this.namespaces = namespaces;
        if (expression.length() > MOST_CHARACTERS) {
            throw new PathSyntaxException(
                    expression.substring(0, MOST_CHARACTERS),
                    MOST_CHARACTERS,
                    "a path has at most " + MOST_CHARACTERS + " characters, but this one goes on");
        }
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at == expression.length();
    }

    void skipSpace() {
        while (!atEnd() && " \t\r\n".indexOf(expression.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Takes a sign if it comes next. */
    boolean take(String sign) {
        boolean there = expression.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    void require(String sign, String expected) {
        if (!take(sign)) {
            throw expected(expected);
        }
    }

    PathSyntaxException expected(String what) {
        int end = atEnd() ? at : expression.offsetByCodePoints(at, 1);
        String found = atEnd() ? "the end" : "\"" + expression.substring(at, end) + "\"";
        return error(at, "expected " + what + ", found " + found);
    }

    PathSyntaxException error(int index, String problem) {
        return new PathSyntaxException(expression, index, problem);
    }

    /** Takes a value in single or double quotes. */
    String quoted() {
        if (atEnd() || "'\"".indexOf(expression.charAt(at)) < 0) {
            throw expected("a value in quotes");
        }
        int end = expression.indexOf(expression.charAt(at), at + 1);
        if (end < 0) {
            throw error(at, "this quote is not closed");
        }
        String value = expression.substring(at + 1, end);
        at = end + 1;
        return value;
    }

    /** Takes a value in quotes, or what comes before a slash or an at sign. */
    String value() {
        if (!atEnd() && "'\"".indexOf(expression.charAt(at)) >= 0) {
            return quoted();
        }
        int from = at;
        while (!atEnd() && "/@".indexOf(expression.charAt(at)) < 0) {
            at++;
        }
        if (at == from) {
            throw expected("a value");
        }
        return expression.substring(from, at);
    }

    /** Takes the name of an attribute, which without a prefix is in no namespace. */
    QName attributeName() {
        NameTest name = name("the name of an attribute", local -> NameTest.exact("", local));
        return name.only().orElseThrow(() -> error(at - 1, "expected the full name of an attribute, found \"*\""));
    }

    /** Takes the name of an element, or a pattern; {@code unbound} says what it means when nothing says its namespace. */
    NameTest elementName(String expected, Function<String, NameTest> unbound) {
        String byDefault = namespaces.containsKey("") ? checked(namespaces.get(""), at) : null;
        return name(expected, byDefault == null ? unbound : local -> NameTest.exact(byDefault, local));
    }

    private NameTest name(String expected, Function<String, NameTest> unprefixed) {
        int from = at;
        if (take("{")) {
            return inNamespace();
        }
        if (take("*")) {
            return NameTest.anyNamespace(take(":") ? ncName("a local name") : NameTest.ANY_LOCAL);
        }
        String first = ncName(expected);
        return take(":") ? NameTest.exact(namespaceOf(first, from), localOrAny()) : unprefixed.apply(first);
    }

    private NameTest inNamespace() {
        int from = at;
        int end = expression.indexOf('}', at);
        if (end < 0) {
            throw error(at - 1, "this brace is not closed");
        }
        String namespace = checked(expression.substring(from, end), from);
        at = end + 1;
        String local = localOrAny();
        return namespace.equals("*") ? NameTest.anyNamespace(local) : NameTest.exact(namespace, local);
    }

    private String checked(String namespace, int index) {
        try {
            return new QName(namespace, "any").namespace();
        } catch (IllegalArgumentException e) {
            throw error(index, "this stands for no namespace that XML allows");
        }
    }

    private String namespaceOf(String prefix, int index) {
        String namespace = prefix.equals("xml") ? QName.XML_NAMESPACE : namespaces.get(prefix);
        if (namespace == null) {
            throw error(index, "the prefix \"" + prefix + "\" is bound to no namespace");
        }
        return checked(namespace, index);
    }

    private String localOrAny() {
        return take("*") ? NameTest.ANY_LOCAL : ncName("a local name or \"*\"");
    }

    private String ncName(String expected) {
        int from = at;
        while (!atEnd() && XmlChars.isName(expression.codePointAt(at), at == from)) {
            at = expression.offsetByCodePoints(at, 1);
        }
        if (at == from) {
            throw expected(expected);
        }
        return expression.substring(from, at);
    }
}
