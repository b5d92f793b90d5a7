/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

/** What builders know to be ASCII is written in a shorter way than what came from a parser, to the same bytes. */
public class AsciiWritingTest {
    private static final int LONGER_THAN_TWO_WORDS = 19;

    @Test
    public void everyCharacterIsEscapedWhereverItStands() {
        for (char c = 0x20; c < 0x7F; c++) {
            for (int at = 0; at < LONGER_THAN_TWO_WORDS; at++) {
                String text = "x".repeat(at) + c + "y".repeat(LONGER_THAN_TWO_WORDS - at) + c;
                Element built = Element.builder("urn:example", "a")
                        .attribute("b", text)
                        .text(text)
                        .build();

                Element parsed = Element.parse(built.toString());

                assertThat(parsed).isEqualTo(built);
                assertThat(built.isAscii()).isTrue();
                assertThat(parsed.isAscii()).isFalse();
                assertThat(parsed.toString()).isEqualTo(built.toString());
            }
        }
    }

    @Test
    public void oneCharacterBeyondAsciiIsEnoughForTheLongWay() {
        for (String text :
                new String[] {"\u0141", "abcdefgh\u0141", "\u00e9abcdefgh", "\n", "\t", "\r", "\ud83d\ude00"}) {
            Element inText = Element.of("urn:example", "a", text);
            Element inAttribute =
                    Element.builder("urn:example", "a").attribute("b", text).build();

            assertThat(inText.isAscii()).isFalse();
            assertThat(inAttribute.isAscii()).isFalse();
            assertThat(inText.toBuilder().text("b").build().isAscii()).isFalse();
            assertThat(Element.parse(inText.toString())).isEqualTo(inText);
            assertThat(Element.parse(inAttribute.toString())).isEqualTo(inAttribute);
        }
    }

    @Test
    public void aNameIsWrittenTheSameWayEachTime() {
        for (String local : new String[] {"a", "\u00e9", "message"}) {
            QName name = new QName("urn:'&'", local);
            String first = Element.of(name).toString();

            assertThat(first).isEqualTo("<" + local + " xmlns='urn:&apos;&amp;&apos;'/>");
            for (int i = 0; i < 3; i++) {
                assertThat(Element.of(name).toString()).isEqualTo(first);
                assertThat(Element.of(name, "b").toString()).isEqualTo(first.replace("/>", ">b</" + local + ">"));
            }
        }
    }

    @Test
    public void whatABuilderDoesLaterDoesNotReachWhatItHasBuilt() {
        Element.Builder builder = Element.builder("", "a");
        builder.attribute("b", "1").attribute("c", "2").attribute("d", "3").text("x");
        Element before = builder.build();
        String written = before.toString();

        builder.attribute("b", "4").withoutAttribute("c").text("y").child(Element.of("", "e"));

        assertThat(before.toString()).isEqualTo(written);
        assertThat(builder.build().toString()).isEqualTo("<a b='4' d='3'>xy<e/></a>");
        before.toBuilder().attribute("c", "5").withoutAttribute("b").text("z");
        assertThat(before.toString()).isEqualTo(written);
    }
}
