/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.junit.Test;
import org.osier.Point;

@Point(30)
public class ElementMaskTest {
    private static final String CLIENT = "jabber:client";

    private static final Element MESSAGE = Element.builder(CLIENT, "message")
            .attribute("type", "chat")
            .attribute("id", "1")
            .child(CLIENT, "body", "Wherefore")
            .child(item("a", "1"))
            .child(item("b", "2"))
            .child(item("a", "3"))
            .build();

    private static Element item(String node, String id) {
        return Element.builder("urn:x", "item")
                .attribute("node", node)
                .attribute("id", id)
                .child("urn:x", "value", id)
                .build();
    }

    private static Element.Builder message() {
        return Element.builder(CLIENT, "message");
    }

    private static Element.Builder wanted() {
        return Element.builder("urn:x", "item");
    }

    private static boolean matches(Element.Builder mask) {
        return new ElementMask(mask.build()).matches(MESSAGE);
    }

    @Test
    public void comparesTheQualifiedName() {
        assertThat(matches(message())).isTrue();
        assertThat(matches(Element.builder("jabber:server", "message"))).isFalse();
        assertThat(matches(Element.builder(CLIENT, "presence"))).isFalse();
    }

    @Test
    public void comparesAllAttributesOfTheMask() {
        assertThat(matches(message().attribute("type", "chat"))).isTrue();
        assertThat(matches(message().attribute("id", "1").attribute("type", "chat")))
                .isTrue();
        assertThat(matches(message().attribute("id", "1").attribute("type", "normal")))
                .isFalse();
        assertThat(matches(message().attribute("to", "romeo"))).isFalse();
        assertThat(matches(message().attribute(new QName("urn:x", "id"), "1"))).isFalse();
    }

    @Test
    public void comparesTextUnlessItIsBlank() {
        assertThat(matches(message().child(CLIENT, "body", "Wherefore"))).isTrue();
        assertThat(matches(message().child(CLIENT, "body", "Where"))).isFalse();
        assertThat(matches(message().child(CLIENT, "body", ""))).isTrue();
        assertThat(matches(message().text("\n  ").child(CLIENT, "body", " ").text("\n")))
                .isTrue();
        assertThat(matches(message().text("x"))).isFalse();
    }

    @Test
    public void comparesChildrenAndTheirs() {
        assertThat(matches(message().child(wanted().build()))).isTrue();
        assertThat(matches(message().child(wanted().attribute("node", "b").build())))
                .isTrue();
        assertThat(matches(message()
                        .child(wanted().attribute("node", "a")
                                .child("urn:x", "value", "3")
                                .build())))
                .isTrue();
        assertThat(matches(message()
                        .child(wanted().attribute("node", "b")
                                .child("urn:x", "value", "3")
                                .build())))
                .isFalse();
        assertThat(matches(message().child("urn:x", "value", "3")))
                .as("no child of the message itself")
                .isFalse();
    }

    @Test
    public void wantsADifferentChildForEach() {
        Element a = wanted().attribute("node", "a").build();
        assertThat(matches(message().child(a).child(a))).isTrue();
        assertThat(matches(message().child(a).child(a).child(a))).isFalse();
        assertThat(matches(message().children(Collections.nCopies(3, wanted().build()))))
                .isTrue();
        assertThat(matches(message().children(Collections.nCopies(4, wanted().build()))))
                .isFalse();
    }

    @Test
    public void findsOutWhoStandsForWhomInWhateverOrder() {
        Element any = wanted().build();
        Element a = wanted().attribute("node", "a").build();
        Element first = wanted().attribute("id", "1").build();
        assertThat(matches(message().child(any).child(a).child(first))).isTrue();
        assertThat(matches(message().child(a).child(any).child(first))).isTrue();
        assertThat(matches(message().child(any).child(first).child(first))).isFalse();
        assertThat(matches(message().child(any).child(any).child(a).child(first)))
                .isFalse();
    }

    @Test
    public void anElementMatchesItsOwnMask() {
        assertThat(new ElementMask(MESSAGE).matches(MESSAGE)).isTrue();
    }

    @Test
    public void tellsAChildThatItAsksFor() {
        assertThat(new ElementMask(MESSAGE).child()).contains(new QName(CLIENT, "body"));
        assertThat(new ElementMask(message().build()).child()).isEmpty();
    }

    @Test
    public void refusesAMaskWithManyChildren() {
        Element.Builder many = message().children(Collections.nCopies(64, item("a", "1")));
        assertThat(new ElementMask(many.build()).matches(many.build())).isTrue();

        many.child(item("a", "1"));
        assertThatThrownBy(() -> new ElementMask(many.build()))
                .hasMessage("a mask has at most 64 children in each element, but <message/> has 65");
        assertThatThrownBy(() -> new ElementMask(
                        Element.builder("", "a").child(many.build()).build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Sixty-four who want one of sixty-three, beside thousands who fit nobody. */
    @Test(timeout = 10_000)
    public void isBoundedWhereNothingFits() {
        Element a = wanted().attribute("node", "a").build();
        Element mask = message().children(Collections.nCopies(64, a)).build();
        Element element = message()
                .children(Collections.nCopies(63, item("a", "1")))
                .children(Collections.nCopies(10_000, item("b", "1")))
                .build();
        assertThat(new ElementMask(mask).matches(element)).isFalse();
    }
}
