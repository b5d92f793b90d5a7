/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import org.junit.Test;
import org.osier.stream.StreamError.Condition;
import org.osier.xml.Element;
import org.osier.xml.XmlException;

public class StreamErrorTest {
    private static final String CONDITIONS = "urn:ietf:params:xml:ns:xmpp-streams";

    @Test
    public void namesEachConditionAsOnTheWire() {
        assertThat(Condition.values()).hasSize(25);
        assertThat(Condition.SEE_OTHER_HOST).hasToString("see-other-host");
        for (Condition condition : Condition.values()) {
            StreamError error = StreamError.of(condition);
            assertThat(error.element().child(CONDITIONS, condition.toString())).isPresent();
            assertThat(StreamError.from(error.element())).isEqualTo(error);
        }
    }

    @Test
    public void carriesText() {
        StreamError error = new StreamError(Condition.CONFLICT, Optional.of("Replaced by a new connection"));

        assertThat(error.element())
                .hasToString("<error xmlns='http://etherx.jabber.org/streams'><conflict xmlns='" + CONDITIONS + "'/>"
                        + "<text xmlns='" + CONDITIONS + "'>Replaced by a new connection</text></error>");
        assertThat(StreamError.from(error.element())).isEqualTo(error);
    }

    @Test
    public void takesWhatIsNotDefinedForUndefined() {
        Element odd = Element.builder(StreamError.STREAMS, "error")
                .child(Element.of(CONDITIONS, "wherefore"))
                .child(Element.of("urn:x", "conflict"))
                .build();

        assertThat(StreamError.from(odd)).isEqualTo(StreamError.of(Condition.UNDEFINED_CONDITION));
        assertThat(StreamError.from(Element.of(StreamError.STREAMS, "error")))
                .isEqualTo(StreamError.of(Condition.UNDEFINED_CONDITION));
    }

    @Test
    public void isKnownByItsNamespace() {
        assertThat(StreamError.isError(Element.of(StreamError.STREAMS, "error")))
                .isTrue();
        assertThat(StreamError.isError(Element.of("jabber:client", "error"))).isFalse();
        assertThat(StreamError.isError(Element.of(StreamError.STREAMS, "features")))
                .isFalse();
    }

    @Test
    public void answersEachRefusalOfXml() {
        EnumSet<Condition> answers = EnumSet.noneOf(Condition.class);
        for (XmlException.Reason reason : XmlException.Reason.values()) {
            StreamError error = StreamError.of(new XmlException(reason, "refused"));
            assertThat(error.text()).contains("refused");
            answers.add(error.condition());
        }
        assertThat(answers)
                .containsExactlyInAnyOrder(
                        Condition.NOT_WELL_FORMED,
                        Condition.RESTRICTED_XML,
                        Condition.UNSUPPORTED_ENCODING,
                        Condition.POLICY_VIOLATION);
    }

    @Test
    public void itsExceptionShowsConditionAndText() {
        assertThat(new StreamErrorException(StreamError.of(Condition.RESET))).hasMessage("stream error reset");
        assertThat(new StreamErrorException(new StreamError(Condition.CONFLICT, Optional.of("elsewhere"))))
                .hasMessageStartingWith("stream error conflict: elsewhere; somebody else has connected");
    }

    @Test
    public void itsExceptionPutsNoLinesAndNoNovelsIntoTheLog() {
        String hostile = "bye\r\n2026-01-01 ERROR all is lost\t" + "x".repeat(60_000);
        StreamErrorException exception =
                new StreamErrorException(new StreamError(Condition.RESET, Optional.of(hostile)));

        assertThat(exception.getMessage())
                .startsWith("stream error reset: bye 2026-01-01 ERROR all is lost x")
                .doesNotContain("\n", "\r", "\t")
                .hasSizeLessThan(1100);
        assertThat(exception.error().text()).contains(hostile);
    }

    @Test
    public void conditionsThatSomebodyMustSeeToDoNotPass() {
        assertThat(new StreamErrorException(StreamError.of(Condition.CONFLICT)).mayPass())
                .isFalse();
        assertThat(new StreamErrorException(StreamError.of(Condition.HOST_UNKNOWN)).mayPass())
                .isFalse();
        assertThat(new StreamErrorException(StreamError.of(Condition.SYSTEM_SHUTDOWN)).mayPass())
                .isTrue();
        assertThat(new ConnectionException("lost", null).mayPass()).isTrue();
    }
}
