/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Random;
import org.junit.Test;

/** A path that cannot be read is refused with what was expected, and where. */
public class PathSyntaxTest {
    private static PathSyntaxException pathError(String path) {
        PathSyntaxException error = catchThrowableOfType(PathSyntaxException.class, () -> ElementPath.parse(path));
        assertThat(error).as(path).isNotNull();
        return error;
    }

    private static PathSyntaxException xpathError(String expression) {
        PathSyntaxException error = catchThrowableOfType(
                PathSyntaxException.class, () -> ElementPath.xpath(expression, Map.of("", "urn:a", "b", "urn:b")));
        assertThat(error).as(expression).isNotNull();
        return error;
    }

    private static void path(String path, int index, String problem) {
        assertThat(pathError(path).index()).as(path).isEqualTo(index);
        assertThat(pathError(path)).hasMessageStartingWith("at index " + index + ": " + problem);
    }

    private static void xpath(String expression, int index, String problem) {
        assertThat(xpathError(expression).index()).as(expression).isEqualTo(index);
        assertThat(xpathError(expression)).hasMessageStartingWith("at index " + index + ": " + problem);
    }

    @Test
    public void showsTheExpressionAndPointsAtTheCharacter() {
        assertThat(pathError("message/[@type]")).hasMessage("""
                at index 8: expected the name of an element or "*", found "["
                    message/[@type]
                            ^""");
    }

    @Test
    public void pointsAtTheRightColumnWhateverComesBefore() {
        assertThat(pathError("\uD83D\uDE00@a='\n\uD800'!")).hasMessage("""
                at index 9: expected "/", "@" or the end, found "!"
                    \uD83D\uDE00@a='\uFFFD\uFFFD'!
                            ^""");
    }

    @Test
    public void refusesWhatIsNoPath() {
        path("", 0, "expected the name of an element or \"*\", found the end");
        path("/a", 0, "expected the name of an element");
        path("a/", 2, "expected the name of an element or \"*\", found the end");
        path("a//b", 2, "expected the name of an element or \"*\", found \"/\"");
        path("a b", 1, "expected \"/\", \"@\" or the end, found \" \"");
        path("1", 0, "expected the name of an element");
        path("a@", 2, "expected the name of an attribute, found the end");
        path("a@=b", 2, "expected the name of an attribute, found \"=\"");
        path("a@b=", 4, "expected a value, found the end");
        path("a@b=/c", 4, "expected a value, found \"/\"");
        path("a@b='c", 4, "this quote is not closed");
        path("a@b='c'd", 7, "expected \"/\", \"@\" or the end, found \"d\"");
        path("a@*", 2, "expected the full name of an attribute");
        path("a@{urn:b}*", 9, "expected the full name of an attribute");
        path("{urn:a", 0, "this brace is not closed");
        path("{urn:a}", 7, "expected a local name or \"*\", found the end");
        path("{\u0000}a", 1, "this stands for no namespace");
        path("p:a", 0, "the prefix \"p\" is bound to no namespace");
        path("a/xml:", 6, "expected a local name or \"*\", found the end");
        path("a/*:", 4, "expected a local name, found the end");
    }

    @Test
    public void refusesWhatIsNoXPathOfOurs() {
        xpath("", 0, "expected the name of an element");
        xpath("/", 1, "expected the name of an element");
        xpath("///a", 2, "expected the name of an element");
        xpath("/a/@b", 3, "expected the name of an element or \"*\"; attributes stand in brackets, as in [@type]");
        xpath("/a[", 3, "expected the name of an element or \"*\", \"@\", \"text()\" or \".\", found the end");
        xpath("/a[]", 3, "expected the name of an element or \"*\", \"@\", \"text()\" or \".\", found \"]\"");
        xpath("/a[1]", 3, "expected the name of an element");
        xpath("/a[@b", 5, "expected \"]\", found the end");
        xpath("/a[@b=c]", 6, "expected a value in quotes, found \"c\"");
        xpath("/a[@b='c]", 6, "this quote is not closed");
        xpath("/a[.]", 4, "expected \"=\", found \"]\"");
        xpath("/a[b//c]", 5, "expected the name of an element");
        xpath("/a[contains(b,'c')]", 11, "expected \"]\", found \"(\"");
        xpath("/a[@b='c' and @d]", 10, "expected \"]\", found \"a\"");
        xpath("/a | /b", 3, "expected \"/\", \"[\" or the end, found \"|\"");
        xpath("/c:a", 1, "the prefix \"c\" is bound to no namespace");
        xpath("/a/ancestor::b", 3, "the prefix \"ancestor\" is bound to no namespace");
        xpath("/b:/c", 3, "expected a local name or \"*\", found \"/\"");
    }

    @Test
    public void asksForTheNamespaceThatAnXPathForgot() {
        PathSyntaxException error =
                catchThrowableOfType(PathSyntaxException.class, () -> ElementPath.xpath("//message[{urn:a}body]"));
        assertThat(error).hasMessage("""
                at index 2: "message" has no namespace; write {namespace}message, p:message with p bound, or *:message,\
                 or bind the empty prefix
                    //message[{urn:a}body]
                      ^""");
    }

    @Test
    public void boundsLengthStepsAndDepth() {
        path("a".repeat(1025), 1024, "a path has at most 1024 characters");
        path("a" + "/a".repeat(32), 64, "a path has at most 32 steps");
        xpath("/a".repeat(33), 65, "a path has at most 32 steps");
        xpath("/a" + "[a".repeat(9) + "]".repeat(9), 18, "conditions nest at most 8 deep");
        assertThat(ElementPath.parse("a".repeat(1024)).name()).isEmpty();
        assertThat(ElementPath.parse("a" + "/a".repeat(31)).matches(Element.of("", "a")))
                .isFalse();
        assertThat(ElementPath.xpath("/{}a" + "[{}a]".repeat(20) + "[{}a".repeat(8) + "]".repeat(8))
                        .matches(Element.of("", "a")))
                .isFalse();
    }

    /** Whatever is written, there is a path, or an error that points into it. */
    @Test
    public void neverFailsInAnotherWay() {
        String[] words = {
            "a",
            "b:",
            "*",
            "/",
            "//",
            "[",
            "]",
            "@",
            "=",
            "'",
            "\"",
            "text()",
            ".",
            "{",
            "}",
            "{urn:a}",
            " ",
            "'x'",
            ":",
            "xml:lang",
            "\uD83D\uDE00",
            "\uD800",
            "\u0000",
            "(",
            "1"
        };
        Random random = new Random(1594);
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder expression = new StringBuilder();
            random.ints(1 + random.nextInt(12), 0, words.length).forEach(word -> expression.append(words[word]));
            read += isRead(expression.toString(), true) ? 1 : 0;
            read += isRead(expression.toString(), false) ? 1 : 0;
        }
        assertThat(read).as("how many were paths").isBetween(500, 50_000);
    }

    private static boolean isRead(String expression, boolean xpath) {
        Map<String, String> namespaces = Map.of("", "urn:a", "b", "urn:b");
        try {
            ElementPath path =
                    xpath ? ElementPath.xpath(expression, namespaces) : ElementPath.parse(expression, namespaces);
            return path.select(Element.of("urn:a", "a")).size() < 2;
        } catch (PathSyntaxException e) {
            assertThat(e.index()).as(expression).isBetween(0, expression.length());
            return false;
        }
    }
}
