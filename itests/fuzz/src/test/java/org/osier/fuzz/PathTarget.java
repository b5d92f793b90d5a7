/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.osier.xml.Element;
import org.osier.xml.ElementPath;
import org.osier.xml.PathSyntaxException;

/** Paths in both forms: refused at a character of theirs, or followed, alike in every way. Has no state. */
public final class PathTarget {
    /** What the fuzzer starts from. */
    static final List<String> SEEDS = List.of(
            "message@type=chat/body",
            "{jabber:client}iq@type='get'/{jabber:iq:version}query",
            "*/p:*@a@b=\"c\"",
            "//p:a[@id='7']/text",
            "/iq[query/item[@jid='a' and x]]",
            "message[body='x'][.='x']//*[text()]",
            "{*}a/*:b[text()='c']");

    private static final Map<String, String> PREFIXES = Map.of("", "jabber:client", "p", "urn:p");
    private static final Element INNER =
            Element.builder("urn:p", "a").attribute("id", "7").text("c").build();
    private static final List<Element> ELEMENTS = List.of(
            INNER,
            Element.builder("jabber:client", "message")
                    .attribute("type", "chat")
                    .child("jabber:client", "body", "x")
                    .child(INNER)
                    .child(INNER)
                    .build());

    private PathTarget() {}

    /** Called by the fuzzer; what it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        String path = new String(input, StandardCharsets.UTF_8);
        check(path, ElementPath::parse);
        check(path, ElementPath::xpath);
    }

    private static void check(String expression, BiFunction<String, Map<String, String>, ElementPath> form) {
        ElementPath path;
        try {
            path = form.apply(expression, PREFIXES);
        } catch (PathSyntaxException e) {
            require(e.index() >= 0 && e.index() <= expression.length(), "refused at " + e.index());
            return;
        }
        require(path.toString().equals(expression), "shown as " + path);
        for (Element element : ELEMENTS) {
            boolean matches = path.matches(element);
            require(matches == !path.select(element).isEmpty(), "selects nothing, and matches, or the reverse");
            require(!matches || path.name().map(element.name()::equals).orElse(true), "a match of another name");
            require(!matches || path.child().isEmpty() || hasChild(path, element), "no such child");
        }
    }

    private static boolean hasChild(ElementPath path, Element element) {
        return path.child().flatMap(element::child).isPresent();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
