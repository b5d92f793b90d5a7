/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.Presence;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.DiscoNode;
import org.osier.xep0030.DiscoPlugin;
import org.osier.xep0030.DiscoRequest;
import org.osier.xep0030.Identity;
import org.osier.xml.Element;

/** What a session says in its presence, and when. */
public class OwnPresenceTest extends CapsStage {
    @Test
    public void saysInPresenceWhatServiceDiscoveryAnswers() {
        romeo.feature("urn:xmpp:ping");
        online();
        EntityCaps ours = said(romeo.sent()).orElseThrow();
        assertThat(caps().ours()).hasValue(ours);
        Element answer = ask(ours.discoNode()).payload().orElseThrow();
        assertThat(answer.attribute("node")).hasValue(ours.discoNode());
        DiscoInfo info = Verification.check(answer, ours.capsHash()).orElseThrow();
        assertThat(info.features()).contains(EntityCaps.NAMESPACE, DiscoInfo.NAMESPACE, "urn:xmpp:ping");
    }

    @Test
    public void repeatsPresenceOnceAfterManyChanges() {
        online();
        EntityCaps before = said(romeo.sent()).orElseThrow();
        for (int i = 0; i < 50; i++) {
            romeo.feature("urn:example:" + i);
        }
        romeo.add(new Identity("client", "pc", "Romeo"));
        requireNothingSent();
        beQuiet();
        EntityCaps after = said(romeo.sent()).orElseThrow();
        assertThat(after).isNotEqualTo(before);
        timer.pass(Duration.ofSeconds(10));
        requireNothingSent();
        // Whoever has seen only the first presence can still ask for what it said.
        Element answer = ask(before.discoNode()).payload().orElseThrow();
        assertThat(Verification.check(answer, before.capsHash())).isPresent();
        assertThat(ask(after.discoNode()).type()).isEqualTo(Iq.Type.RESULT);
    }

    @Test
    public void repeatsPresenceUnderConstantChangeToo() {
        online();
        said(romeo.sent());
        for (int i = 0; i < Debounce.MOST_WHILES; i++) {
            requireNothingSent();
            romeo.feature("urn:example:" + i);
            romeo.feature("urn:example:more:" + i);
            timer.pass(QUIET);
        }
        assertThat(said(romeo.sent())).hasValue(caps().ours().orElseThrow());
    }

    @Test
    public void saysNothingWhenAllIsAsBefore() {
        online();
        said(romeo.sent());
        romeo.feature("urn:example:new").close();
        timer.pass(Duration.ofSeconds(10));
        requireNothingSent();
    }

    @Test
    public void waitsWithWhatChangesUntilItIsOnlineAndAvailable() {
        romeo.feature("urn:example:new");
        timer.pass(Duration.ofSeconds(10));
        romeo.connect();
        romeo.feature("urn:example:newer");
        timer.pass(Duration.ofSeconds(10));
        requireNothingSent();
    }

    @Test
    public void getsOnWithoutServiceDiscovery() {
        disco.close();
        online();
        assertThat(said(romeo.sent())).isEmpty();
        assertThat(caps().ours()).isEmpty();
        romeo.add(new DiscoPlugin());
        beQuiet();
        assertThat(said(romeo.sent())).isPresent();
    }

    @Test
    public void goesWithoutATrace() {
        online();
        EntityCaps ours = said(romeo.sent()).orElseThrow();
        caps.close();
        romeo.send(Presence.available());
        assertThat(said(romeo.sent())).isEmpty();
        assertThat(romeo.features()).doesNotContain(EntityCaps.NAMESPACE);
        assertThat(ask(ours.discoNode()).type()).isEqualTo(Iq.Type.ERROR);
        timer.pass(Duration.ofSeconds(10));
        requireNothingSent();
    }

    /** What a room can do is not what the component can do. */
    @Test
    public void saysNothingForAnAddressThatANodeAnswersFor() {
        Jid room = Jid.of("balcony@rooms.montague.lit");
        try (Romeo component = new Romeo(Session.Kind.COMPONENT, timer)) {
            component.add(new DiscoPlugin());
            component.add(plugin);
            component.add(new DiscoNode() {
                @Override
                public Optional<Jid> jid() {
                    return Optional.of(room);
                }

                @Override
                public Optional<String> node() {
                    return Optional.empty();
                }

                @Override
                public DiscoInfo info(DiscoRequest request) {
                    return DiscoInfo.of(new Identity("conference", "text", "Balcony"));
                }
            });
            component.connect();
            component.send(Presence.to(JULIET, Presence.Type.AVAILABLE).withFrom(room));
            component.send(Presence.to(JULIET, Presence.Type.AVAILABLE).withFrom(Romeo.JID));
            assertThat(said(component.sent())).isEmpty();
            assertThat(said(component.sent())).isPresent();
        }
    }

    @Test
    public void saysWhatItWasConfiguredWith() {
        try (Romeo other = new Romeo()) {
            other.add(new DiscoPlugin());
            other.add(new CapsPlugin(CapsConfig.DEFAULT.withNode("https://montague.example")));
            assertThat(other.plugin(Caps.class)
                            .orElseThrow()
                            .ours()
                            .orElseThrow()
                            .node())
                    .isEqualTo("https://montague.example");
        }
        assertThatThrownBy(() -> CapsConfig.DEFAULT.withNode("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CapsConfig("x", Duration.ZERO, 1 << 20))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CapsConfig("x", QUIET, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
