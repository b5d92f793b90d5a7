/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.osier.Point;

public class ElementTest {
    private static final String CLIENT = "jabber:client";

    private static final Element MESSAGE = Element.builder(CLIENT, "message")
            .attribute("to", "romeo@montague.lit")
            .attribute(QName.XML_LANG, "en")
            .text("\n  ")
            .child(CLIENT, "body", "Wherefore art thou")
            .text("\n  ")
            .child(CLIENT, "body", "Romeo?")
            .child(Element.of("urn:xmpp:receipts", "request"))
            .build();

    @Test
    public void findsAttributesByQualifiedName() {
        assertThat(MESSAGE.attribute("to")).contains("romeo@montague.lit");
        assertThat(MESSAGE.attribute("lang")).isEmpty();
        assertThat(MESSAGE.attribute(QName.XML_LANG)).contains("en");
        assertThat(MESSAGE.lang()).contains("en");
        assertThat(MESSAGE.attribute(new QName(CLIENT, "to"))).isEmpty();
    }

    @Test
    public void listsAttributesInOrder() {
        assertThat(MESSAGE.attributes())
                .containsExactly(entry(new QName("", "to"), "romeo@montague.lit"), entry(QName.XML_LANG, "en"));
        assertThatThrownBy(() -> MESSAGE.attributes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    public void findsChildrenByQualifiedName() {
        assertThat(MESSAGE.child(CLIENT, "body")).contains(Element.of(CLIENT, "body", "Wherefore art thou"));
        assertThat(MESSAGE.child(new QName("urn:xmpp:receipts", "request"))).isPresent();
        assertThat(MESSAGE.child(CLIENT, "request")).isEmpty();
        assertThat(MESSAGE.children(CLIENT, "body")).hasSize(2);
        assertThat(MESSAGE.children()).hasSize(3);
        assertThat(MESSAGE.firstChild()).contains(Element.of(CLIENT, "body", "Wherefore art thou"));
        assertThat(Element.of(CLIENT, "message").firstChild()).isEmpty();
    }

    @Test
    @Point(35)
    public void tellsChildTextsAndFlags() {
        assertThat(MESSAGE.childText(CLIENT, "body")).contains("Wherefore art thou");
        assertThat(MESSAGE.childText(CLIENT, "subject")).isEmpty();
        assertThat(MESSAGE.childText("urn:xmpp:receipts", "request")).contains("");
        assertThat(MESSAGE.has("urn:xmpp:receipts", "request")).isTrue();
        assertThat(MESSAGE.has(CLIENT, "request")).isFalse();
    }

    @Test
    public void textIsTheElementsOwn() {
        assertThat(MESSAGE.text()).isEqualTo("\n  \n  ");
        assertThat(Element.of(CLIENT, "body", "x").text()).isEqualTo("x");
        assertThat(Element.of(CLIENT, "body").text()).isEmpty();
    }

    @Test
    public void contentIsInDocumentOrder() {
        assertThat(MESSAGE.content()).hasSize(5);
        assertThat(MESSAGE.content().get(0)).isEqualTo(new Text("\n  "));
        assertThat(MESSAGE.content().get(4)).isEqualTo(Element.of("urn:xmpp:receipts", "request"));
        assertThatThrownBy(() -> MESSAGE.content().remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> MESSAGE.content().get(5)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    public void equalityIgnoresTheOrderOfAttributesAlone() {
        Element one =
                Element.builder("", "a").attribute("x", "1").attribute("y", "2").build();
        Element other =
                Element.builder("", "a").attribute("y", "2").attribute("x", "1").build();
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);

        assertThat(one)
                .isNotEqualTo(Element.builder("", "a").attribute("x", "1").build());
        assertThat(one).isNotEqualTo(one.toBuilder().attribute("x", "3").build());
        assertThat(one).isNotEqualTo(one.toBuilder().text(" ").build());
        assertThat(one).isNotEqualTo(Element.of("", "a")).isNotEqualTo("a");
    }

    @Test
    @Point(37)
    public void equalityHeedsTheOrderOfContent() {
        Element one =
                Element.builder("", "a").text("x").child("", "b", "").text("y").build();

        assertThat(one)
                .isEqualTo(one.toBuilder().build())
                .hasSameHashCodeAs(one.toBuilder().build());
        assertThat(one)
                .isNotEqualTo(Element.builder("", "a")
                        .text("y")
                        .child("", "b", "")
                        .text("x")
                        .build())
                .isNotEqualTo(
                        Element.builder("", "a").text("xy").child("", "b", "").build());
    }

    @Test
    public void theHashTellsAttributesApart() {
        Element one =
                Element.builder("", "a").attribute("x", "1").attribute("y", "2").build();
        assertThat(one.hashCode())
                .isNotEqualTo(one.toBuilder().attribute("x", "2").build().hashCode())
                .isNotEqualTo(one.toBuilder()
                        .attribute("x", "2")
                        .attribute("y", "1")
                        .build()
                        .hashCode())
                .isNotEqualTo(one.toBuilder().withoutAttribute("x").build().hashCode());
    }

    @Test
    public void aBuilderStartsFromAnElementAndLeavesItAsItIs() {
        Element changed = MESSAGE.toBuilder()
                .attribute("to", "juliet@capulet.lit")
                .withoutAttribute("from")
                .child(Element.of(CLIENT, "thread"))
                .build();

        assertThat(changed.attribute("to")).contains("juliet@capulet.lit");
        assertThat(changed.children()).hasSize(4);
        assertThat(MESSAGE.attribute("to")).contains("romeo@montague.lit");
        assertThat(MESSAGE.children()).hasSize(3);
    }

    @Test
    public void aBuilderGoesOnAfterItHasBuilt() {
        Element.Builder builder = Element.builder("", "a").text("1");
        Element first = builder.build();
        Element second = builder.text("2").attribute("b", "").build();

        assertThat(first).isEqualTo(Element.of("", "a", "1"));
        assertThat(second.text()).isEqualTo("12");
        assertThat(second.content()).hasSize(1);
    }

    @Test
    public void aBuilderTakesWhatIsThere() {
        Element element = Element.builder("", "a")
                .attribute("absent", Optional.empty())
                .attribute("present", Optional.of(7))
                .child(Optional.empty())
                .child(Optional.of(Element.of("", "b")))
                .children(List.of(Element.of("", "c"), Element.of("", "d")))
                .with(builder -> builder.text("e"))
                .text("")
                .build();

        assertThat(element).hasToString("<a present='7'><b/><c/><d/>e</a>");
    }

    @Test
    public void withoutAttributeTakesOnlyThatAway() {
        Element element = MESSAGE.toBuilder()
                .withoutAttribute("to")
                .withoutAttribute("lang")
                .build();

        assertThat(element.attribute("to")).isEmpty();
        assertThat(element.lang()).contains("en");
        assertThat(element.toBuilder().withoutAttribute(QName.XML_LANG).build().attributes())
                .isEmpty();
    }

    @Test
    public void printsAsXmlOnItsOwn() {
        assertThat(Element.builder(CLIENT, "message").child("urn:x", "x", "<>").build())
                .hasToString("<message xmlns='jabber:client'><x xmlns='urn:x'>&lt;&gt;</x></message>");
        assertThat(Element.of("http://etherx.jabber.org/streams", "error"))
                .hasToString("<error xmlns='http://etherx.jabber.org/streams'/>");
    }

    @Test
    @Point(6)
    public void parsesWhatItPrints() {
        Element element = Element.builder("jabber:client", "message")
                .attribute("to", "juliet@example.com")
                .child("urn:a", "b", "<&>'\r\n")
                .build();

        assertThat(Element.parse(element.toString())).isEqualTo(element);
        for (String text : new String[] {" hi", "\n", "> x", " <> "}) {
            Element blank = Element.of("", "ab", text).toBuilder()
                    .attribute("b", "x> y" + text)
                    .build();
            assertThat(Element.parse(blank.toString())).isEqualTo(blank);
        }
        assertThat(Element.parse(" \n<a/>\t")).isEqualTo(Element.of("", "a"));
    }

    /** Wherever the reader's buffer ends. */
    @Test
    public void parsesNothingAfterAnElementThatEndsItself() {
        for (int length = 1900; length < 2200; length++) {
            String xml = "<a b='" + "x".repeat(length) + "'/></element><element>";
            assertThatThrownBy(() -> Element.parse(xml)).as("" + length).isInstanceOf(XmlException.class);
        }
    }

    @Test
    public void parsesNothingButOneElement() {
        for (String xml : new String[] {
            "",
            " ",
            "text",
            "<a/><b/>",
            "<a/>text",
            "<a>",
            "<a/></element>",
            "</element><a/>",
            "<a/></element><element>",
            "<!-- --><a/>",
            "&lt;a/>",
            "<?xml version='1.0'?><a/>",
            "<!DOCTYPE a><a/>",
            "<p:a/>",
            "<a b='\uD800'/>",
            "<a>\u0001</a>"
        }) {
            assertThatThrownBy(() -> Element.parse(xml)).as(xml).isInstanceOf(XmlException.class);
        }
    }
}
