/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.xml.Element;

/** What must not leave is refused where it is put in, and the message says which part it is and why. */
public class StrictnessTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");
    private static final Element NOTE = Element.of("urn:example:note", "note");
    private static final Element OTHER = Element.of("urn:example:other", "other");

    private static Message.Builder message() {
        return Message.to(JULIET);
    }

    private static PresenceBuilder presence() {
        return Presence.builder();
    }

    private static Map<String, ThrowingCallable> refused() {
        Map<String, ThrowingCallable> all = new LinkedHashMap<>();
        all.put(
                "priority is from -128 to 127 (RFC 6121, 4.7.2.3), and cannot be 128",
                () -> presence().priority(128));
        all.put("cannot be -129", () -> presence().priority(-129));
        all.put("there is a priority already", () -> presence().priority(0).priority(1));
        all.put(
                "there is a show already",
                () -> presence().show(Presence.Show.DND).show(Presence.Show.ONLINE));
        all.put(
                "a presence of type unavailable has no show",
                () -> Presence.builder()
                        .show(Presence.Show.XA)
                        .type(Presence.Type.UNAVAILABLE)
                        .build());
        all.put(
                "a presence of type subscribe has no priority",
                () -> presence().type(Presence.Type.SUBSCRIBE).priority(1).build());
        all.put("presence.error(...) makes it", () -> Presence.of(Presence.Type.ERROR));
        all.put("a presence of type error says", () -> Presence.to(JULIET, Presence.Type.ERROR));
        all.put("message.error(...) makes it", () -> message().type(Message.Type.ERROR));
        all.put("the language of the stanza is \"\"", () -> message().lang(""));
        all.put("the language of the body is \"fr_CH\"", () -> message().body("fr_CH", "x"));
        all.put(
                "the language of the subject is \"toolonglang\"",
                () -> message().subject("toolonglang", "x"));
        all.put("the language of the status is \"fr-\"", () -> presence().status("fr-", "x"));
        all.put("the language of presence is \"-\"", () -> Presence.available().withLang("-"));
        all.put(
                "one body in each language, and this one has two that state none",
                () -> message().body("1").body("2").build());
        all.put(
                "two in fr",
                () -> message().lang("fr").body("1").body("fr", "2").build());
        all.put(
                "a message has one subject in each language, and this one has two in EN",
                () -> message().subject("en", "1").subject("EN", "2").build());
        all.put(
                "a presence has one status",
                () -> presence().status("1").status("2").build());
        all.put("there is a thread already", () -> message().thread("t").thread("u"));
        all.put("the thread has an id", () -> message().thread(""));
        all.put("U+0000 at index 1 in the text of body", () -> message().body("a\u0000"));
        all.put("U+D800 at index 0 in the text of subject", () -> message().subject("cs", "\uD800"));
        all.put("U+FFFF at index 0 in attribute id", () -> message().id("\uFFFF"));
        all.put("U+000B at index 0 in the text of status", () -> presence().status("\u000B"));
        all.put("U+0001 at index 0 in the text of thread", () -> message().thread("\u0001"));
        all.put("U+0002 at index 0 in attribute parent", () -> message().thread("t", "\u0002"));
        all.put("a request is of type get or set", () -> Iq.toOwnAccount(Iq.Type.RESULT, NOTE));
        all.put("an iq of type error is made from", () -> Iq.toOwnAccount(Iq.Type.ERROR, NOTE));
        all.put(
                "an iq of type get has exactly one payload, not 2",
                () -> Iq.get(JULIET, NOTE).plus(OTHER));
        all.put(
                "of type set has exactly one payload, not 0",
                () -> Iq.set(JULIET, NOTE).without(NOTE.name()));
        all.put(
                "an iq of type result has at most one payload",
                () -> Iq.get(JULIET, NOTE).result(NOTE).with(OTHER));
        return all;
    }

    @Test
    @Point(39)
    public void namesThePartAndTheReason() {
        refused()
                .forEach((message, part) -> assertThatThrownBy(part)
                        .as(message)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(message));
    }

    @Test
    @Point(39)
    public void letsPassWhatIsRight() {
        for (String tag : new String[] {"en", "pt-BR", "zh-Hant-CN-x-private1", "i-klingon", "x-verona", "de-1996"}) {
            assertThat(message().lang(tag).body(tag + "-1", "x").build().lang()).hasValue(tag);
        }
        assertThat(presence().priority(-128).build().priority()).isEqualTo(-128);
        assertThat(presence().priority(127).build().priority()).isEqualTo(127);
        assertThat(message()
                        .lang("fr")
                        .body("1")
                        .body("en", "2")
                        .subject("1")
                        .build()
                        .bodies()
                        .all())
                .hasSize(2);
        assertThat(Iq.get(JULIET, NOTE)
                        .with(NOTE)
                        .result(NOTE)
                        .without(NOTE.name())
                        .payload())
                .isEmpty();
    }
}
