/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.Test;
import org.osier.Point;
import org.osier.stanza.StanzaError.Condition;

/** The two tables of XEP-0086. */
public class LegacyCodesTest {
    private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";

    /** Section 4, code, condition, type; for payment-required, which RFC 6120 does not have, what comes next. */
    private static final String READ = """
            302 redirect modify
            400 bad-request modify
            401 not-authorized auth
            402 undefined-condition auth
            403 forbidden auth
            404 item-not-found cancel
            405 not-allowed cancel
            406 not-acceptable modify
            407 registration-required auth
            408 remote-server-timeout wait
            409 conflict cancel
            500 internal-server-error wait
            501 feature-not-implemented cancel
            502 service-unavailable wait
            503 service-unavailable cancel
            504 remote-server-timeout wait
            510 service-unavailable cancel
            """;

    /** Section 3, condition, code; policy-violation is newer. */
    private static final String STANDS_FOR = """
            bad-request 400
            conflict 409
            feature-not-implemented 501
            forbidden 403
            gone 302
            internal-server-error 500
            item-not-found 404
            jid-malformed 400
            not-acceptable 406
            not-allowed 405
            not-authorized 401
            recipient-unavailable 404
            redirect 302
            registration-required 407
            remote-server-not-found 404
            remote-server-timeout 504
            resource-constraint 500
            service-unavailable 503
            subscription-required 407
            undefined-condition 500
            unexpected-request 400
            """;

    private static StanzaError read(String attributes, String content) {
        return StanzaError.read(Wire.element("<error " + attributes + ">" + content + "</error>"));
    }

    @Test
    @Point(39)
    public void aCodeTellsWhatIsMissing() {
        assertThat(READ.lines()).hasSize(17).allSatisfy(line -> {
            String[] row = line.split(" ", 3);
            StanzaError error = read("code='" + row[0] + "'", "");
            assertThat(error.condition()).hasToString(row[1]);
            assertThat(error.type()).hasToString(row[2]);
            assertThat(read("code=' " + row[0] + "' type='continue'", "").type())
                    .as("a type that is stated")
                    .isEqualTo(StanzaError.Type.CONTINUE);
        });
    }

    @Test
    @Point(39)
    public void aConditionHasACode() {
        assertThat(STANDS_FOR.lines()).hasSize(21).allSatisfy(line -> {
            String[] row = line.split(" ", 2);
            assertThat(read("", "<" + row[0] + " xmlns='" + STANZAS + "'/>").legacyCode())
                    .isEqualTo(OptionalInt.of(Integer.parseInt(row[1])));
        });
        assertThat(StanzaError.of(Condition.POLICY_VIOLATION).legacyCode()).isEmpty();
    }

    @Test
    public void aConditionCountsForMoreThanACode() {
        StanzaError error = read("code='404'", "<gone xmlns='" + STANZAS + "'/>");
        assertThat(error).isEqualTo(StanzaError.of(Condition.GONE));
        assertThat(read("code='404'", "<star-crossed xmlns='" + STANZAS + "'/>").condition())
                .as("one that does not exist does not")
                .isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    public void theTextOfOldStandsInTheErrorItself() {
        assertThat(read("code='404'", " Not Found\n").text()).hasValue("Not Found");
        assertThat(read("code='404'", "Not Found<text xmlns='" + STANZAS + "'>new</text>")
                        .text())
                .hasValue("new");
        assertThat(read("", "\n  <gone xmlns='" + STANZAS + "'/>\n").text()).isEmpty();
    }

    @Test
    public void noCodeIsWritten() {
        for (Condition condition : Condition.values()) {
            assertThat(StanzaError.of(condition).toElement().attribute("code")).isEmpty();
        }
    }
}
