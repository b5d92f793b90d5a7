/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.Test;
import org.osier.stanza.StanzaError.Condition;
import org.osier.xml.Element;

public class StanzaErrorTest {
    private static final String STANZAS = "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'";

    private static StanzaError read(String error) {
        return Stanza.of(Wire.element("<iq type='error' id='1'>" + error + "</iq>"))
                .flatMap(Stanza::error)
                .orElseThrow();
    }

    @Test
    public void knowsTheConditionsOfTheRfc() {
        assertThat(Condition.values()).hasSize(22);
        for (Condition condition : Condition.values()) {
            StanzaError error = StanzaError.of(condition, "why");
            assertThat(read(error.toElement().toString())).isEqualTo(error);
            assertThat(condition.toString()).matches("[a-z]+(-[a-z]+)*");
        }
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
        assertThat(read("<error code='404'/>")).isEqualTo(undefined);
    }

    @Test
    public void takesTheUsualTypeWhereTypeIsMissing() {
        assertThat(read("<error><conflict " + STANZAS + "/></error>").type()).isEqualTo(StanzaError.Type.CANCEL);
        assertThat(read("<error type='modify'><conflict " + STANZAS + "/></error>")
                        .type())
                .isEqualTo(StanzaError.Type.MODIFY);
    }

    @Test
    public void keepsAnApplicationsOwnCondition() {
        Element own = Element.of("urn:example:verona", "banished");
        StanzaError error = new StanzaError(
                StanzaError.Type.CANCEL, Condition.NOT_ALLOWED, Optional.of("by the Prince"), Optional.of(own));
        assertThat(read(error.toElement().toString())).isEqualTo(error);
        assertThat(error).hasToString("not-allowed: by the Prince");
    }

    @Test
    public void isOnlyInStanzasOfTypeError() {
        String content = StanzaError.of(Condition.GONE).toElement().toString();
        assertThat(new Message(Wire.element("<message>" + content + "</message>")).error())
                .isEmpty();
    }
}
