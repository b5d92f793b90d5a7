/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.xml.Element;

public class PayloadsTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");
    private static final Element UNKNOWN = Element.builder("urn:example:unknown", "x")
            .attribute("a", "1")
            .text("t")
            .build();

    record Note(String text) implements Payload {
        static final PayloadCodec<Note> CODEC = PayloadCodec.of("urn:example:note", "note", e -> new Note(e.text()));

        @Override
        public Element toElement() {
            return Element.of("urn:example:note", "note", text);
        }
    }

    /** Reads carelessly, as codecs do. */
    record Day(LocalDate date) implements Payload {
        static final PayloadCodec<Day> CODEC = PayloadCodec.of(
                "urn:example:day",
                "day",
                e -> new Day(LocalDate.parse(e.attribute("date").orElseThrow())));

        @Override
        public Element toElement() {
            return Element.builder("urn:example:day", "day")
                    .attribute("date", date.toString())
                    .build();
        }
    }

    private static final Message TWO = Message.to(JULIET)
            .body("x")
            .payload(new Note("1"))
            .payload(UNKNOWN)
            .payload(new Note("2"))
            .build();

    @Test
    @Point(36)
    public void areDecodedOnDemandByWhoeverHasTheCodec() {
        assertThat(TWO.payload(Note.CODEC)).hasValue(new Note("1"));
        assertThat(TWO.payloads(Note.CODEC)).containsExactly(new Note("1"), new Note("2"));
        assertThat(TWO.payload(Day.CODEC)).isEmpty();
        assertThat(TWO.payloads(Day.CODEC)).isEmpty();
    }

    @Test
    @Point(36)
    public void knownOrNotCanBeIterated() {
        assertThat(TWO.payloads()).extracting(Element::local).containsExactly("note", "x", "note");
        assertThat(Message.chat(JULIET, "x").payloads()).isEmpty();
    }

    @Test
    @Point(35)
    public void areFlagsForWhoAsksNoMore() {
        PayloadCodec<Note> neverCalled = PayloadCodec.of("urn:example:note", "note", e -> {
            throw new AssertionError("was decoded");
        });
        assertThat(TWO.has(neverCalled)).isTrue();
        assertThat(Presence.available().has(neverCalled)).isFalse();
    }

    @Test
    @Point(36)
    public void areChangedOnCopies() {
        Message one = TWO.with(new Note("3"));
        assertThat(one.payloads(Note.CODEC)).containsExactly(new Note("3"));
        assertThat(one.plus(new Note("4")).payloads(Note.CODEC)).containsExactly(new Note("3"), new Note("4"));
        Message none = TWO.without(Note.CODEC);
        assertThat(none.has(Note.CODEC)).isFalse();
        assertThat(none.payloads()).containsExactly(UNKNOWN);
        assertThat(none.body()).hasValue("x");
        assertThat(none.to()).hasValue(JULIET);
        assertThat(none.without(Note.CODEC)).isEqualTo(none);
        assertThat(none.with(UNKNOWN)).isEqualTo(none);
        assertThat(TWO.payloads(Note.CODEC)).as("the original").hasSize(2);
    }

    @Test
    @Point(36)
    public void ofPresenceAndIqTheSame() {
        Presence presence = Presence.available().plus(new Note("1")).with(new Note("2"));
        assertThat(presence.payloads(Note.CODEC)).containsExactly(new Note("2"));
        Iq result = Iq.get(JULIET, new Note("1")).withId("1").result().with(new Note("2"));
        assertThat(result.payloads()).containsExactly(new Note("2").toElement());
        assertThat(Iq.set(JULIET, new Note("1")).with(new Note("3")).payload(Note.CODEC))
                .hasValue(new Note("3"));
    }

    @Test
    @Point(36)
    public void areReadFromAnyElement() {
        Element outer = Element.builder("urn:example:outer", "outer")
                .child(new Note("1").toElement())
                .child(new Note("2").toElement())
                .build();
        assertThat(Note.CODEC.in(outer)).hasValue(new Note("1"));
        assertThat(Note.CODEC.allIn(outer)).hasSize(2);
    }

    @Test
    public void thatAreMalformedFailInOneWayWhateverTheCodecThrows() {
        for (String bad : List.of("<day xmlns='urn:example:day'/>", "<day xmlns='urn:example:day' date='tomorrow'/>")) {
            Message message = new Message(Wire.element("<message>" + bad + "</message>"));
            assertThatThrownBy(() -> message.payload(Day.CODEC))
                    .isInstanceOf(MalformedPayloadException.class)
                    .hasMessageStartingWith("{urn:example:day}day is malformed: ");
            assertThatThrownBy(() -> message.payloads(Day.CODEC)).isInstanceOf(MalformedPayloadException.class);
        }
        PayloadCodec<Note> careless = PayloadCodec.of("urn:example:note", "note", e -> null);
        assertThatThrownBy(() -> TWO.payload(careless)).hasMessageContaining("its codec made nothing of it");
    }

    @Test
    @Point(36)
    public void thatNobodyKnowsStayAsTheyAre() {
        assertThat(Wire.element(TWO.toString())).isEqualTo(TWO.element());
        assertThat(TWO.withId("1").withLang("en").element().child("urn:example:unknown", "x"))
                .hasValue(UNKNOWN);
    }
}
