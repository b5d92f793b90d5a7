/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.Presence;
import org.osier.xep0030.DiscoPlugin;

/** What a session learns from presence. */
public class PeerPresenceTest extends CapsStage {
    @Test
    public void learnsFromPresence() throws Exception {
        BlockingQueue<Jid> known = new LinkedBlockingQueue<>();
        romeo.on(Caps.KNOWN, known::add);
        romeo.connect();
        EntityCaps exodus = Answer.exodus().caps();
        romeo.receive(presence(JULIET, exodus));
        romeo.receive(presence(NURSE, exodus));
        Iq question = asked();
        assertThat(question.to()).hasValue(JULIET);
        assertThat(question.payload().orElseThrow().attribute("node")).hasValue(exodus.discoNode());
        assertThat(caps().of(JULIET)).isEmpty();
        romeo.receive(question.result(Answer.exodus().query()));
        // Replies overtake presence, so the second may be heard after it is known what she says.
        assertThat(List.of(known.poll(10, TimeUnit.SECONDS), known.poll(10, TimeUnit.SECONDS)))
                .containsExactlyInAnyOrder(JULIET, NURSE);
        assertThat(caps().of(JULIET)).hasValue(Answer.exodus().info());
        assertThat(caps().supports(NURSE, "http://jabber.org/protocol/muc")).isTrue();
        assertThat(caps().supports(NURSE, "urn:example:other")).isFalse();
        assertThat(caps().supports(Romeo.JID, "http://jabber.org/protocol/muc")).isFalse();
        romeo.receive(Presence.to(Romeo.JID, Presence.Type.UNAVAILABLE).withFrom(JULIET));
        requireNothingSent();
        assertThat(caps().of(JULIET)).isEmpty();
        assertThat(caps().of(NURSE)).isPresent();
    }

    @Test
    public void asksTheNextWhenOneKeepsSilent() {
        romeo.connect();
        romeo.receive(presence(JULIET, Answer.exodus().caps()));
        assertThat(asked().to()).hasValue(JULIET);
        romeo.receive(presence(NURSE, Answer.exodus().caps()));
        requireNothingSent();
        timer.pass(Duration.ofSeconds(11));
        assertThat(asked().to()).hasValue(NURSE);
    }

    /** XEP-0115, 13: the old form cannot be checked, and so is ignored. */
    @Test
    public void ignoresTheOldForm() {
        romeo.connect();
        romeo.receive(presence(JULIET, new EntityCaps("", "http://exodus.jabberstudio.org/caps", "0.9")));
        romeo.receive(presence(JULIET, new EntityCaps("sha-1", "urn:x", "v".repeat(1_000))));
        requireNothingSent();
    }

    @Test
    public void believesALiarInNoOtherSession() throws Exception {
        EntityCaps exodus = Answer.exodus().caps();
        Answer lie = Answer.of().identity("client", "pc", "", "Exodus 0.9.1").feature("urn:evil");
        BlockingQueue<Jid> known = new LinkedBlockingQueue<>();
        romeo.on(Caps.KNOWN, known::add);
        romeo.connect();
        romeo.receive(presence(JULIET, exodus));
        romeo.receive(asked().result(lie.query()));
        assertThat(known.poll(10, TimeUnit.SECONDS)).isEqualTo(JULIET);
        assertThat(caps().supports(JULIET, "urn:evil")).isTrue();
        try (Romeo other = new Romeo()) {
            other.add(new DiscoPlugin());
            other.add(plugin);
            other.connect();
            other.receive(presence(NURSE, exodus));
            // It has to ask, and gets the truth.
            Iq question = new Iq(other.sent()).withFrom(Romeo.JID);
            assertThat(question.to()).hasValue(NURSE);
            BlockingQueue<Jid> knownThere = new LinkedBlockingQueue<>();
            other.on(Caps.KNOWN, knownThere::add);
            other.receive(question.result(Answer.exodus().query()));
            assertThat(knownThere.poll(10, TimeUnit.SECONDS)).isEqualTo(NURSE);
            assertThat(other.plugin(Caps.class).orElseThrow().supports(NURSE, "urn:evil"))
                    .isFalse();
        }
        // The first session has what the second has learnt without asking.
        romeo.receive(presence(NURSE, exodus));
        assertThat(known.poll(10, TimeUnit.SECONDS)).isEqualTo(NURSE);
        assertThat(caps().supports(NURSE, "http://jabber.org/protocol/muc")).isTrue();
    }

    @Test
    public void asksLittleInAFlood() {
        romeo.connect();
        for (int i = 0; i < 10_000; i++) {
            romeo.receive(presence(Jid.of("tybalt@capulet.lit/" + i), new EntityCaps("sha-1", "urn:flood", "v" + i)));
        }
        romeo.receive(query("nobody knows this node"));
        for (int i = 0; i < Questions.AT_ONCE_TO_ACCOUNT; i++) {
            assertThat(asked().isRequest()).isTrue();
        }
        assertThat(new Iq(romeo.sent()).type()).isEqualTo(Iq.Type.ERROR);
    }
}
