/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.Test;
import org.osier.Point;

/** The short form of paths. */
@Point({30, 37})
public class ElementPathTest {
    private static final String CLIENT = "jabber:client";

    private static final Element INNER = Element.builder(CLIENT, "message")
            .attribute("type", "chat")
            .child(CLIENT, "body", "Romeo?")
            .build();

    private static final Element MESSAGE = Element.builder(CLIENT, "message")
            .attribute("type", "chat")
            .attribute("from", "romeo@montague.lit/orchard")
            .attribute("id", "")
            .attribute(QName.XML_LANG, "en")
            .attribute(new QName("urn:x", "mark"), "7")
            .child(CLIENT, "body", "Wherefore")
            .text("\n")
            .child(CLIENT, "body", "art thou")
            .child(Element.builder("urn:xmpp:forward:0", "forwarded")
                    .child(INNER)
                    .build())
            .build();

    private static boolean matches(String path) {
        return ElementPath.parse(path).matches(MESSAGE);
    }

    @Test
    public void comparesNamesStepByStep() {
        assertThat(matches("message")).isTrue();
        assertThat(matches("presence")).isFalse();
        assertThat(matches("message/body")).isTrue();
        assertThat(matches("message/subject")).isFalse();
        assertThat(matches("body")).as("the first step is the element itself").isFalse();
        assertThat(matches("message/body/x")).isFalse();
        assertThat(matches("{jabber:client}message/{jabber:client}body")).isTrue();
        assertThat(matches("{jabber:server}message")).isFalse();
    }

    @Test
    public void aNameWithoutNamespaceIsInThatOfTheElementAround() {
        assertThat(matches("message/forwarded")).isFalse();
        assertThat(matches("message/{urn:xmpp:forward:0}forwarded")).isTrue();
        assertThat(matches("message/{urn:xmpp:forward:0}forwarded/message")).isFalse();
        assertThat(matches("message/{urn:xmpp:forward:0}forwarded/{jabber:client}message/body"))
                .isTrue();
        assertThat(ElementPath.parse("a/{}b/c")
                        .matches(Element.builder("urn:a", "a")
                                .child(Element.builder("", "b")
                                        .child("", "c", "")
                                        .build())
                                .build()))
                .isTrue();
    }

    @Test
    public void comparesAttributes() {
        assertThat(matches("message@type")).isTrue();
        assertThat(matches("message@to")).isFalse();
        assertThat(matches("message@type=chat/body")).isTrue();
        assertThat(matches("message@type=cha")).isFalse();
        assertThat(matches("message@type=chat@from@id")).isTrue();
        assertThat(matches("message@type=chat@to")).isFalse();
        assertThat(matches("message@xml:lang=en")).isTrue();
        assertThat(matches("message@lang=en")).isFalse();
        assertThat(matches("message@{urn:x}mark=7")).isTrue();
    }

    @Test
    public void valuesInQuotesMayContainSigns() {
        assertThat(matches("message@from='romeo@montague.lit/orchard'/body")).isTrue();
        assertThat(matches("message@from=\"romeo@montague.lit/orchard\"@type=chat"))
                .isTrue();
        assertThat(matches("message@id=''")).isTrue();
        assertThat(matches("message@type=''")).isFalse();
        assertThat(matches("message@type=it's")).isFalse();
    }

    @Test
    public void wildcardsStandForAnyNameOrNamespace() {
        assertThat(matches("*")).isTrue();
        assertThat(matches("*/*/*/body")).isTrue();
        assertThat(matches("{jabber:client}*/*")).isTrue();
        assertThat(matches("{urn:none}*")).isFalse();
        assertThat(matches("message/{*}forwarded/{*}message")).isTrue();
        assertThat(matches("message/*:forwarded")).isTrue();
    }

    @Test
    public void prefixesAreBoundByAMap() {
        Map<String, String> namespaces = Map.of("", CLIENT, "f", "urn:xmpp:forward:0");
        assertThat(ElementPath.parse("message/f:forwarded/message/body", namespaces)
                        .matches(MESSAGE))
                .isTrue();
        assertThat(ElementPath.parse("message/f:*", namespaces).matches(MESSAGE))
                .isTrue();
        assertThat(ElementPath.parse("message@f:type", namespaces).matches(MESSAGE))
                .isFalse();
        assertThat(ElementPath.parse("message@type", namespaces).matches(MESSAGE))
                .as("the empty prefix is not for attributes")
                .isTrue();
    }

    @Test
    public void selectsWhatItLeadsTo() {
        assertThat(ElementPath.parse("message").select(MESSAGE)).containsExactly(MESSAGE);
        assertThat(ElementPath.parse("message/body").select(MESSAGE))
                .extracting(Element::text)
                .containsExactly("Wherefore", "art thou");
        assertThat(ElementPath.parse("message/{*}forwarded/*").select(MESSAGE)).containsExactly(INNER);
        assertThat(ElementPath.parse("message/subject").select(MESSAGE)).isEmpty();
    }

    @Test
    public void tellsTheNamesItAsksFor() {
        ElementPath path = ElementPath.parse("{jabber:client}message@type=chat/body/x");
        assertThat(path.name()).contains(new QName(CLIENT, "message"));
        assertThat(path.child()).contains(new QName(CLIENT, "body"));

        assertThat(ElementPath.parse("message/body").name()).isEmpty();
        assertThat(ElementPath.parse("message/body").child()).isEmpty();
        assertThat(ElementPath.parse("message/{urn:x}x").child()).contains(new QName("urn:x", "x"));
        assertThat(ElementPath.parse("{urn:x}*/a").name()).isEmpty();
        assertThat(ElementPath.parse("{urn:x}*/a").child()).contains(new QName("urn:x", "a"));
        assertThat(ElementPath.parse("{urn:x}a").child()).isEmpty();
        assertThat(ElementPath.parse("{urn:x}a/*").child()).isEmpty();
        assertThat(ElementPath.parse("{*}a/b").child()).isEmpty();
        assertThat(ElementPath.parse("p:a/b", Map.of("p", "urn:p")).child()).contains(new QName("urn:p", "b"));
    }

    @Test
    public void printsAsItWasWritten() {
        assertThat(ElementPath.parse("message@type=chat/body")).hasToString("message@type=chat/body");
    }
}
