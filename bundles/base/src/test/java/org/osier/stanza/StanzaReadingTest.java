/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.osier.Point;
import org.osier.stanza.StanzaError.Condition;
import org.osier.xml.Element;

/** RFC 6120, 8.2.3 and 8.3.3.1: what a peer has sent, and whether it is owed {@code bad-request}. */
public class StanzaReadingTest {
    private static final String FROM = " from='juliet@capulet.lit/x' to='romeo@montague.lit' ";
    private static final String PAYLOAD = "<x xmlns='urn:example:x'/>";

    private static StanzaReading.Malformed malformed(String xml) {
        return (StanzaReading.Malformed) Stanza.read(Wire.element(xml));
    }

    @Test
    @Point(27)
    public void anIqThatNobodyCanHandleIsABadRequest() {
        String[][] rows = {
            {"id='1'", PAYLOAD, "an iq needs the type"},
            {"id='1' type=''", PAYLOAD, "an iq needs the type"},
            {"id='1' type='GET'", "", "an iq needs the type"},
            {"id='1' type='get'", "", "exactly one payload, not 0"},
            {"id='1' type='set'", PAYLOAD + PAYLOAD, "exactly one payload, not 2"},
        };
        for (String[] row : rows) {
            StanzaReading.Malformed reading = malformed("<iq" + FROM + row[0] + ">" + row[1] + "</iq>");
            assertThat(reading.reason()).contains(row[2]);
            assertThat(reading.answer())
                    .hasValue(new Iq(
                            Wire.element("<iq type='error' id='1' from='romeo@montague.lit' to='juliet@capulet.lit/x'>"
                                    + StanzaError.of(Condition.BAD_REQUEST).toElement() + "</iq>")));
        }
    }

    @Test
    public void aRequestWithoutAnIdToo() {
        StanzaReading.Malformed reading = malformed("<iq" + FROM + "type='get'>" + PAYLOAD + "</iq>");
        assertThat(reading.reason()).contains("needs an id");
        assertThat(reading.answer().orElseThrow().id()).isEmpty();
    }

    @Test
    public void malformedAddressesAreNotAnswered() {
        for (String xml : new String[] {
            "<iq id='1' type='get' from='@@'>" + PAYLOAD + "</iq>",
            "<iq id='1' from='@@'/>",
            "<iq id='1' from='juliet@capulet.lit' to='a b@montague.lit'/>",
            "<message to='a b@montague.lit'/>",
            "<presence from='/x'/>",
            "<message type='error' from='@capulet.lit'/>"
        }) {
            assertThat(malformed(xml).answer()).as(xml).isEmpty();
            assertThat(malformed(xml).reason()).as(xml).isNotEmpty();
        }
    }

    @Test
    public void whatIsCompleteIsValid() {
        for (String xml : new String[] {
            "<iq id='1' type='get'>" + PAYLOAD + "</iq>",
            "<iq type='result'/>",
            "<iq type='result' id='1'>" + PAYLOAD + PAYLOAD + "</iq>",
            "<iq type='error'/>",
            "<message/>",
            "<presence type='sonnet'/>"
        }) {
            Element element = Wire.element(xml);
            assertThat(Stanza.read(element))
                    .as(xml)
                    .isEqualTo(new StanzaReading.Valid(Stanza.of(element).orElseThrow()));
        }
    }

    @Test
    public void otherElementsAreNoStanzas() {
        for (String xml : new String[] {"<a xmlns='urn:xmpp:sm:3' h='0'/>", "<handshake/>", "<iq xmlns='urn:x'/>"}) {
            assertThat(Stanza.read(Wire.element(xml))).as(xml).isEqualTo(new StanzaReading.NoStanza());
        }
    }
}
