/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.stanza.StanzaError.Condition;
import org.osier.xml.Element;

public class IqTest {
    private static final Element QUERY = Element.of("jabber:iq:version", "query");

    private static final Iq REQUEST = new Iq(Wire.element("<iq type='get' id='v1' from='juliet@capulet.lit/balcony'"
            + " to='romeo@montague.lit/orchard'><query xmlns='jabber:iq:version'/></iq>"));

    @Test
    public void refusesTypesThatDoNotExist() {
        for (String type : new String[] {"", " type=''", " type='GET'", " type='unavailable'"}) {
            Element element = Wire.element("<iq id='1'" + type + "/>");
            assertThatThrownBy(() -> new Iq(element))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("an iq needs the type get, set, result or error (RFC 6120, 8.2.3)");
            assertThatThrownBy(() -> Stanza.of(element)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    public void readsARequest() {
        assertThat(REQUEST.isRequest()).isTrue();
        assertThat(REQUEST.type()).isEqualTo(Iq.Type.GET);
        assertThat(REQUEST.id()).hasValue("v1");
        assertThat(REQUEST.payload()).hasValue(QUERY);
        assertThat(REQUEST.error()).isEmpty();
    }

    @Test
    public void answersWithTheIdAndTheAddressesSwapped() {
        Iq expected = new Iq(Wire.element(
                "<iq type='result' id='v1' to='juliet@capulet.lit/balcony'" + " from='romeo@montague.lit/orchard'/>"));
        assertThat(REQUEST.result()).isEqualTo(expected);
        assertThat(REQUEST.result(QUERY).payload()).hasValue(QUERY);
    }

    @Test
    public void answersTheOwnAccountWithoutAddresses() {
        Iq push = Iq.toOwnAccount(Iq.Type.SET, QUERY).withId("p1");
        assertThat(push.result()).isEqualTo(new Iq(Wire.element("<iq type='result' id='p1'/>")));
    }

    @Test
    public void neverAnswersAReply() {
        for (Iq reply : new Iq[] {REQUEST.result(), REQUEST.error(StanzaError.of(Condition.CONFLICT))}) {
            assertThatThrownBy(reply::result).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> reply.error(StanzaError.of(Condition.CONFLICT)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is not answered");
        }
    }

    @Test
    public void carriesAnError() {
        Iq error = REQUEST.error(StanzaError.of(Condition.SERVICE_UNAVAILABLE));
        assertThat(error)
                .isEqualTo(new Iq(Wire.element(
                        "<iq type='error' id='v1' from='romeo@montague.lit/orchard' to='juliet@capulet.lit/balcony'>"
                                + "<error type='cancel'>"
                                + "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>")));
        assertThat(error.error()).hasValue(StanzaError.of(Condition.SERVICE_UNAVAILABLE));
    }

    @Test
    @Point(41)
    public void writesRequests() {
        Jid juliet = Jid.of("juliet@capulet.lit/balcony");
        assertThat(Iq.set(juliet, QUERY).withId("1").withFrom(Jid.of("echo.montague.lit")))
                .isEqualTo(new Iq(Wire.element("<iq type='set' to='juliet@capulet.lit/balcony' id='1'"
                        + " from='echo.montague.lit'><query xmlns='jabber:iq:version'/></iq>")));
        assertThat(Iq.toOwnAccount(Iq.Type.GET, QUERY).to()).isEqualTo(Optional.empty());
    }

    @Test
    public void refusesOtherElements() {
        assertThatThrownBy(() -> new Iq(Wire.element("<message/>"))).hasMessageContaining("iq was expected");
        assertThatThrownBy(() -> new Iq(Wire.element("<iq xmlns='urn:example:evil' type='get'/>")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Stanza.of(Wire.element("<iq xmlns='urn:example:evil' type='get'/>")))
                .isEmpty();
        assertThat(Stanza.of(Wire.element("<handshake/>"))).isEmpty();
    }

    @Test
    public void refusesMalformedAddresses() {
        for (String attribute : new String[] {"to", "from"}) {
            Element element = Wire.element("<iq type='get' " + attribute + "='@montague.lit'/>");
            assertThatThrownBy(() -> Stanza.of(element))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not a JID");
        }
    }
}
