/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.stanza.StanzaError.Condition;
import org.osier.xml.Element;

public class StanzaErrorTest {
    private static final String STANZAS = "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'";
    private static final Element OWN = Element.of("urn:example:verona", "banished");

    private static StanzaError read(String error) {
        return Stanza.of(Wire.element("<iq type='error' id='1'>" + error + "</iq>"))
                .flatMap(Stanza::error)
                .orElseThrow();
    }

    @Test
    @Point(39)
    public void knowsTheConditionsAndTypesOfTheRfc() {
        assertThat(Condition.values()).hasSize(22);
        assertThat(StanzaError.Type.values()).hasSize(5);
        for (Condition condition : Condition.values()) {
            assertThat(condition.toString()).matches("[a-z]+(-[a-z]+)*");
            assertThat(StanzaError.of(condition).type()).isEqualTo(condition.usualType());
        }
    }

    @Test
    @Point(39)
    public void everyConditionOfEveryTypeIsReadAsItWasWritten() {
        for (Condition condition : Condition.values()) {
            for (StanzaError.Type type : StanzaError.Type.values()) {
                StanzaError plain = StanzaError.of(condition).withType(type);
                StanzaError full = plain.withText("", "why")
                        .withText("fr", "pourquoi")
                        .withBy(Jid.of("verona.lit"))
                        .withApplication(OWN);
                assertThat(read(plain.toElement().toString())).isEqualTo(plain);
                assertThat(read(full.toElement().toString())).isEqualTo(full);
            }
        }
    }

    @Test
    @Point(39)
    public void tellsWhereTheAddresseeIsInstead() {
        for (Condition condition : new Condition[] {Condition.GONE, Condition.REDIRECT}) {
            StanzaError moved = StanzaError.of(condition).withUri("xmpp:romeo@mantua.lit");
            assertThat(moved.toElement().toString()).contains(">xmpp:romeo@mantua.lit</" + condition + ">");
            assertThat(read(moved.toElement().toString())).isEqualTo(moved);
        }
        assertThat(read("<error><gone " + STANZAS + "> xmpp:romeo@mantua.lit\n</gone></error>")
                        .uri())
                .hasValue("xmpp:romeo@mantua.lit");
        assertThat(read("<error><conflict " + STANZAS + ">xmpp:romeo@mantua.lit</conflict></error>")
                        .uri())
                .isEmpty();
    }

    @Test
    public void refusesAUriThatIsNoneOrHasNoMeaning() {
        StanzaError gone = StanzaError.of(Condition.GONE);
        assertThatThrownBy(() -> gone.withUri("romeo@mantua.lit")).hasMessageContaining("URI of gone begins with no");
        assertThatThrownBy(() -> gone.withUri("xmpp:a b")).hasMessageContaining("URI of gone is none");
        assertThatThrownBy(() -> StanzaError.of(Condition.CONFLICT).withUri("xmpp:a@b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not with conflict");
    }

    @Test
    public void refusesWhatWouldBeReadAsSomethingElse() {
        StanzaError error = StanzaError.of(Condition.CONFLICT);
        Element defined = error.toElement().firstChild().orElseThrow();
        assertThatThrownBy(() -> error.withApplication(defined)).hasMessageContaining("a namespace of its own");
        assertThatThrownBy(() -> error.withText("en_GB", "why"))
                .hasMessageContaining("language of the text is \"en_GB\"");
        assertThatThrownBy(() -> StanzaError.of(Condition.CONFLICT, "\u0000"))
                .hasMessageContaining("U+0000 at index 0 in the text of text");
    }

    @Test
    public void takesAMissingOrUnknownConditionForUndefined() {
        StanzaError undefined = StanzaError.of(Condition.UNDEFINED_CONDITION);
        assertThat(read("")).isEqualTo(undefined);
        assertThat(read("<error/>")).isEqualTo(undefined);
        assertThat(read("<error type='sonnet'/>")).isEqualTo(undefined);
        assertThat(read("<error type='cancel'><star-crossed " + STANZAS + "/></error>"))
                .isEqualTo(undefined);
        assertThat(read("<error xmlns='urn:example:evil'/>")).isEqualTo(undefined);
        assertThat(read("<error code='999'/>")).isEqualTo(undefined);
    }

    @Test
    public void takesTheUsualTypeWhereTypeIsMissing() {
        assertThat(read("<error><conflict " + STANZAS + "/></error>").type()).isEqualTo(StanzaError.Type.CANCEL);
        assertThat(read("<error type='modify'><conflict " + STANZAS + "/></error>")
                        .type())
                .isEqualTo(StanzaError.Type.MODIFY);
    }

    @Test
    @Point(39)
    public void keepsAnApplicationsOwnConditions() {
        Element another = Element.of("urn:example:mantua", "poor");
        StanzaError error = StanzaError.of(Condition.NOT_ALLOWED, "by the Prince")
                .withApplication(OWN)
                .withApplication(another);
        assertThat(read(error.toElement().toString())).isEqualTo(error);
        assertThat(error.application()).hasValue(OWN);
        assertThat(error.applications()).containsExactly(OWN, another);
        assertThat(error).hasToString("not-allowed: by the Prince");
    }

    @Test
    @Point(35)
    public void hasItsTextInSeveralLanguages() {
        StanzaError error = StanzaError.of(Condition.CONFLICT, "why").withText("fr", "pourquoi");
        assertThat(error.texts().best("fr-CH", "*")).hasValue("pourquoi");
        assertThat(error.text()).hasValue("why");
        assertThat(error.withText("fr", "parce que").texts().all()).hasSize(2).containsEntry("fr", "parce que");
        Element message = Wire.element("<message type='error' xml:lang='cs'><error><conflict " + STANZAS + "/><text "
                + STANZAS + ">proto</text></error></message>");
        assertThat(new Message(message).error().orElseThrow().texts().all()).containsEntry("cs", "proto");
    }

    @Test
    public void isReadOutsideOfStanzasToo() {
        StanzaError error = StanzaError.of(Condition.CONFLICT, "why");
        assertThat(StanzaError.read(error.toElement())).isEqualTo(error);
    }

    @Test
    public void isOnlyInStanzasOfTypeError() {
        String content = StanzaError.of(Condition.GONE).toElement().toString();
        assertThat(new Message(Wire.element("<message>" + content + "</message>")).error())
                .isEmpty();
    }

    @Test
    public void travelsInAnException() {
        StanzaErrorException e = new StanzaErrorException(Condition.FORBIDDEN, "not for you");
        assertThat(e.error()).isEqualTo(StanzaError.of(Condition.FORBIDDEN, "not for you"));
        assertThat(e).hasMessage("forbidden: not for you");
    }
}
