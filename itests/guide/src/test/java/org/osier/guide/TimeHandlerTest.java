/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.Rule;
import org.junit.Test;
import org.osier.client.ClientXmpp;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.Registration;

public class TimeHandlerTest {
    @Rule
    public final Verona verona = new Verona();

    // guide: test
    @Test
    public void tellsTheTimeUntilItGoes() {
        ClientXmpp romeo = verona.client("romeo");
        ClientXmpp juliet = verona.client("juliet");
        Registration time = romeo.add(new TimeHandler());
        romeo.connect();
        juliet.connect();

        Iq question = Iq.get(romeo.jid(), EntityTime.QUERY);
        Iq answer = juliet.requestAndWait(question);
        assertThat(answer.payload(EntityTime.CODEC).orElseThrow().offset()).isEqualTo(ZoneOffset.UTC);

        time.close();
        assertThatThrownBy(() -> juliet.requestAndWait(question))
                .isInstanceOf(StanzaErrorException.class)
                .hasMessageContaining("service-unavailable");
    }
    // end

    @Test
    public void comesOutAsItWentIn() {
        EntityTime noon = new EntityTime(ZoneOffset.ofHours(-6), Instant.parse("2006-12-19T17:58:35Z"));
        Iq answer = Iq.toOwnAccount(Iq.Type.GET, EntityTime.QUERY).withId("t1").result(noon);
        assertThat(answer.payload(EntityTime.CODEC)).contains(noon);
    }
}
