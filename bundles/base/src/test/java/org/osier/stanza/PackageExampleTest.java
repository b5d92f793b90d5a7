/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.stanza.PayloadsTest.Note;
import org.osier.stanza.StanzaError.Condition;
import org.osier.xml.ElementMaps;
import org.osier.xml.ElementPath;

/** What the documentation of the package shows. */
public class PackageExampleTest {
    private static final Message QUESTION = Message.to(Jid.of("juliet@capulet.lit/balcony"))
            .type(Message.Type.CHAT)
            .body("Wherefore art thou?")
            .body("cs", "Pročež jsi ty?")
            .payload(new Note("a rose"))
            .build();

    @Test
    public void doesWhatItSays() {
        Jid romeo = Jid.of("romeo@montague.lit/orchard");
        assertThat(QUESTION.bodies().best("fr", "cs", "*")).hasValue("Pročež jsi ty?");
        Optional<Note> note = QUESTION.payload(Note.CODEC);
        assertThat(note).hasValue(new Note("a rose"));
        Message bare = QUESTION.without(Note.CODEC).withId("q1");
        assertThat(bare.payload(Note.CODEC)).isEmpty();
        Message answer =
                QUESTION.withFrom(romeo).reply().body("Neither, fair saint").build();
        assertThat(answer.to()).hasValue(romeo);
        Message refusal = QUESTION.error(
                StanzaError.of(Condition.NOT_ACCEPTABLE, "too early").withText("cs", "je brzy"));
        assertThat(refusal.error().orElseThrow().texts().best("cs")).hasValue("je brzy");
    }

    @Test
    @Point(37)
    public void pathsAndMapsAreAskedOfTheElement() {
        ElementPath path = ElementPath.parse("{jabber:client}message@type=chat/{urn:example:note}note");
        assertThat(path.matches(QUESTION.element())).isTrue();
        assertThat(path.matches(QUESTION.without(Note.CODEC).element())).isFalse();
        assertThat(Stanza.of(ElementMaps.fromMap(ElementMaps.toMap(QUESTION.element()))))
                .hasValue(QUESTION);
    }

    @Test
    @Point(37)
    public void copiesAreEqualWhenWhatTheySayIs() {
        assertThat(QUESTION.withId("1").withTo(Jid.of("juliet@capulet.lit")))
                .isEqualTo(QUESTION.withTo(Jid.of("juliet@capulet.lit")).withId("1"))
                .isNotEqualTo(QUESTION)
                .hasSameHashCodeAs(QUESTION.withTo(Jid.of("juliet@capulet.lit")).withId("1"));
    }
}
