/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.osier.Point;

@Point(30)
public class XPathTest {
    private static final String CLIENT = "jabber:client";
    private static final Map<String, String> NAMESPACES = Map.of("", CLIENT, "x", "urn:x");

    private static final Element MESSAGE = Element.builder(CLIENT, "message")
            .attribute("type", "chat")
            .text("one")
            .child(CLIENT, "body", "Wherefore")
            .text("two")
            .child(Element.builder("urn:x", "x")
                    .attribute("id", "1")
                    .child(Element.builder("urn:x", "x")
                            .attribute("id", "2")
                            .child(CLIENT, "body", "it's Romeo")
                            .build())
                    .child(Element.builder("urn:x", "y")
                            .text("a")
                            .child("urn:x", "z", "b")
                            .text("c")
                            .build())
                    .build())
            .build();

    private static boolean matches(String expression) {
        return ElementPath.xpath(expression, NAMESPACES).matches(MESSAGE);
    }

    private static List<String> ids(String expression) {
        return ElementPath.xpath(expression, NAMESPACES).select(MESSAGE).stream()
                .map(element -> element.attribute("id").orElse(element.local()))
                .toList();
    }

    @Test
    public void goesFromTheRootToChildren() {
        assertThat(matches("/message/body")).isTrue();
        assertThat(matches("message/body")).isTrue();
        assertThat(matches("/body")).isFalse();
        assertThat(matches("/message/x:x/x:x/body")).isTrue();
        assertThat(matches("/message/x:x/body")).isFalse();
        assertThat(matches("/message/x")).isFalse();
        assertThat(matches("/{jabber:client}message/{urn:x}x")).isTrue();
    }

    @Test
    public void goesToAnyDepth() {
        assertThat(ids("//x:x")).containsExactly("1", "2");
        assertThat(ids("//message")).as("the root too").hasSize(1);
        assertThat(ids("/message//body")).hasSize(2);
        assertThat(ids("//x:x//body"))
                .as("each once, though two ways lead there")
                .hasSize(1);
        assertThat(ids("//x:x//x:x")).containsExactly("2");
        assertThat(ids("//x:x/x:x")).containsExactly("2");
        assertThat(ids("//*")).containsExactly("message", "body", "1", "2", "body", "y", "z");
        assertThat(ids("//none")).isEmpty();
    }

    @Test
    public void wildcardsStandForAnyNameOrNamespace() {
        assertThat(matches("/*/*")).isTrue();
        assertThat(ids("//x:*")).containsExactly("1", "2", "y", "z");
        assertThat(ids("//*:x")).containsExactly("1", "2");
        assertThat(ids("//{*}z")).containsExactly("z");
    }

    @Test
    public void comparesAttributes() {
        assertThat(ids("//*[@id]")).containsExactly("1", "2");
        assertThat(ids("//*[@id='2']")).containsExactly("2");
        assertThat(ids("//*[@id=\"3\"]")).isEmpty();
        assertThat(matches("/message[@type='chat'][@id]")).isFalse();
        assertThat(matches("/message[@type='chat'][@type]")).isTrue();
        assertThat(matches("/message[@xml:lang]")).isFalse();
    }

    @Test
    public void comparesRunsOfText() {
        assertThat(matches("/message[text()='one']")).isTrue();
        assertThat(matches("/message[text()='two']")).isTrue();
        assertThat(matches("/message[text()='onetwo']")).isFalse();
    }

    @Test
    public void comparesAllTextWithin() {
        assertThat(ids("//*[.='abc']")).containsExactly("y");
        assertThat(ids("//x:x[x:y='abc']")).containsExactly("1");
        assertThat(matches("//x:x[x:y='ab']")).isFalse();
        assertThat(matches("//x:x[x:y='abcd']")).isFalse();
        assertThat(ids("//x:y[x:z='b']")).containsExactly("y");
        assertThat(matches("//x:y[text()='abc']")).isFalse();
    }

    @Test
    public void conditionsFollowPathsToChildren() {
        assertThat(ids("/message[body]")).containsExactly("message");
        assertThat(ids("//x:x[body]")).containsExactly("2");
        assertThat(ids("//*[x:x/body]")).containsExactly("1");
        assertThat(ids("//*[x:x[@id='2']/body]")).containsExactly("1");
        assertThat(ids("//*[x:x[@id='1']/body]")).isEmpty();
        assertThat(matches("/message[x:x[x:x[body]][x:y='abc']]/body[text()]")).isTrue();
    }

    @Test
    public void valuesStandInEitherQuotes() {
        assertThat(matches("/message/body[text()='Wherefore']")).isTrue();
        assertThat(matches("/message/body[text()=\"Wherefore\"]")).isTrue();
        assertThat(matches("//body[text()=\"it's Romeo\"]")).isTrue();
        assertThat(matches("/message[body=']//']")).isFalse();
    }

    @Test
    public void spaceBetweenWordsDoesNotCount() {
        assertThat(matches(" / message [ @type = 'chat' ] [ body ] / body [ text() = 'Wherefore' ] "))
                .isTrue();
    }

    @Test
    public void tellsTheNamesItAsksFor() {
        assertThat(ElementPath.xpath("/message/x:x", NAMESPACES).name()).contains(new QName(CLIENT, "message"));
        assertThat(ElementPath.xpath("/message/x:x", NAMESPACES).child()).contains(new QName("urn:x", "x"));
        assertThat(ElementPath.xpath("/message[@a][x:x/x:y='1']", NAMESPACES).child())
                .contains(new QName("urn:x", "x"));
        assertThat(ElementPath.xpath("//message/body", NAMESPACES).name()).isEmpty();
        assertThat(ElementPath.xpath("//message/body", NAMESPACES).child()).isEmpty();
        assertThat(ElementPath.xpath("/message//body", NAMESPACES).child()).isEmpty();
        assertThat(ElementPath.xpath("/*:message", NAMESPACES).name()).isEmpty();
    }

    /** A search that went back and tried again would need about 64 to the 15th steps here. */
    @Test(timeout = 10_000)
    public void costsNoMoreThanNodesTimesSteps() {
        Element chain = Element.of("", "a");
        for (int i = 1; i < Element.MAX_DEPTH; i++) {
            chain = Element.builder("", "a").child(chain).child("", "a", "").build();
        }
        Map<String, String> none = Map.of("", "");
        assertThat(ElementPath.xpath("//a".repeat(30) + "/b", none).matches(chain))
                .isFalse();
        assertThat(ElementPath.xpath("//*[a[a[a[a='x']]]]".repeat(30), none).matches(chain))
                .isFalse();
        assertThat(ElementPath.xpath("//a".repeat(32), none).select(chain).size())
                .isEqualTo(2 * (Element.MAX_DEPTH - 31));
    }
}
