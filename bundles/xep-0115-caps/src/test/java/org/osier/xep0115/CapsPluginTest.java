/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stream.Registration;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.DiscoNode;
import org.osier.xep0030.DiscoPlugin;
import org.osier.xep0030.DiscoRequest;
import org.osier.xep0030.Identity;
import org.osier.xml.Element;

/** Capabilities at a session, with everything in place but the server. */
public class CapsPluginTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit/balcony");
    private static final Jid NURSE = Jid.of("nurse@capulet.lit/chamber");
    private static final Duration QUIET = CapsConfig.DEFAULT.quiet();

    private final ManualTimer timer = new ManualTimer();
    private final Romeo romeo = new Romeo(Session.Kind.CLIENT, timer);
    private final Registration disco = romeo.add(new DiscoPlugin());
    private final CapsPlugin plugin = new CapsPlugin();
    private final Registration caps = romeo.add(plugin);

    @After
    public void close() {
        romeo.close();
    }

    private Caps caps() {
        return romeo.plugin(Caps.class).orElseThrow();
    }

    private void online() {
        romeo.connect();
        romeo.send(Presence.available());
    }

    private static Optional<EntityCaps> said(Element presence) {
        assertThat(presence.local()).isEqualTo("presence");
        return presence.child(EntityCaps.CODEC.name()).map(EntityCaps.CODEC.from());
    }

    private static Presence presence(Jid from, EntityCaps caps) {
        return new Presence(Element.builder(Stanza.NAMESPACE, "presence")
                .attribute("from", from.toString())
                .child(caps.toElement())
                .build());
    }

    private static Iq query(String node) {
        return Iq.get(
                        Romeo.JID,
                        Element.builder(DiscoInfo.NAMESPACE, "query")
                                .attribute("node", node)
                                .build())
                .withId("q")
                .withFrom(JULIET);
    }

    private Iq ask(String node) {
        romeo.receive(query(node));
        return new Iq(romeo.sent());
    }

    /** Fails when anything is sent before the answer to a request, which comes after all that happened before. */
    private void requireNothingSent() {
        assertThat(ask("nobody knows this node").error().orElseThrow().condition())
                .isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    /** Lets two quiet times pass, and what they bring happen. */
    private void beQuiet() {
        timer.pass(QUIET);
        requireNothingSent();
        timer.pass(QUIET);
    }

    /** The question that the session asks next, as the one who is asked sees it. */
    private Iq asked() {
        return new Iq(romeo.sent()).withFrom(Romeo.JID);
    }

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
            romeo.feature("urn:example:" + i);
            romeo.feature("urn:example:more:" + i);
            requireNothingSent();
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
