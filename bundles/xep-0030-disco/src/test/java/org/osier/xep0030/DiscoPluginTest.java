/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.session.Plugin;
import org.osier.session.Scope;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.Registration;
import org.osier.stream.Timer;
import org.osier.xep0030.DiscoItems.Item;
import org.osier.xml.Element;

/** Service discovery of a session, and by it. */
public class DiscoPluginTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit/balcony");
    private static final Jid ROOM = Jid.of("balcony@rooms.montague.lit");
    private static final Identity USUAL = new Identity("client", "bot", "Osier");

    private final Romeo romeo = new Romeo();
    private final Registration plugin = romeo.add(new DiscoPlugin());

    @After
    public void close() {
        romeo.close();
    }

    /** Answers whatever it is asked, under a name of its own. */
    private record Named(String name, Optional<Jid> jid, Optional<String> node) implements DiscoNode {
        @Override
        public DiscoInfo info(DiscoRequest request) {
            return DiscoInfo.of(new Identity(
                    "hierarchy",
                    "branch",
                    name + " for " + request.asker().map(Jid::toString).orElse("the server")));
        }

        @Override
        public List<Item> items(DiscoRequest request) {
            return List.of(new Item(request.asked(), name));
        }
    }

    private Disco disco() {
        return romeo.plugin(Disco.class).orElseThrow();
    }

    private static Element query(String namespace, String node) {
        return Element.builder(namespace, "query")
                .attribute("node", Optional.of(node).filter(name -> !name.isEmpty()))
                .build();
    }

    private Element ask(Jid to, Element query) {
        if (romeo.state() == Session.State.OFFLINE) {
            romeo.connect();
        }
        romeo.receive(Iq.get(to, query).withId("d1").withFrom(JULIET));
        return romeo.sent();
    }

    private DiscoInfo info(Jid to, String node) {
        return new Iq(ask(to, query(DiscoInfo.NAMESPACE, node)))
                .payload(DiscoInfo.CODEC)
                .orElseThrow();
    }

    private DiscoItems items(Jid to, String node) {
        return new Iq(ask(to, query(DiscoItems.NAMESPACE, node)))
                .payload(DiscoItems.CODEC)
                .orElseThrow();
    }

    private String answering(Jid to, String node) {
        String name = info(to, node).identities().get(0).name().orElseThrow();
        return name.replace(" for " + JULIET, "");
    }

    @Test
    public void tellsWhatTheSessionIsAndCanDo() {
        romeo.feature("urn:xmpp:ping");
        assertThat(info(Romeo.JID, ""))
                .isEqualTo(new DiscoInfo(
                        Optional.empty(),
                        List.of(USUAL),
                        Set.of(DiscoInfo.NAMESPACE, DiscoItems.NAMESPACE, "urn:xmpp:ping")));
        assertThat(items(Romeo.JID, "").items()).isEmpty();
    }

    @Test
    public void isAComponentWhereTheSessionIs() {
        try (Romeo component = new Romeo(Session.Kind.COMPONENT, Timer.SYSTEM)) {
            component.add(new DiscoPlugin());
            assertThat(component.plugin(Disco.class).orElseThrow().ours().identities())
                    .containsExactly(new Identity("component", "generic", "Osier"));
        }
    }

    @Test
    public void showsFeaturesWhileTheyAreThere() {
        assertThat(disco().ours().features()).containsExactly(DiscoInfo.NAMESPACE, DiscoItems.NAMESPACE);
        Registration feature = romeo.feature("urn:example:new");
        assertThat(disco().ours().supports("urn:example:new")).isTrue();
        feature.close();
        assertThat(disco().ours().supports("urn:example:new")).isFalse();
        plugin.close();
        assertThat(romeo.plugin(Disco.class)).isEmpty();
        assertThat(romeo.features()).isEmpty();
    }

    /** XEP-0030, 3.1: names differ in languages, not within one. */
    @Test
    public void showsIdentitiesSortedAndEachOnce() {
        Identity pc = new Identity("client", "pc", "Romeo");
        Identity greek = new Identity("client", "pc", Optional.of("el"), Optional.of("R"));
        Registration first = disco().identity(pc);
        romeo.add(greek);
        Registration later = romeo.add(new Identity("client", "pc", "Montague"));
        romeo.add(new Identity("automation", "rpc", Optional.empty()));
        assertThat(disco().ours().identities())
                .containsExactly(
                        new Identity("automation", "rpc", Optional.empty()),
                        new Identity("client", "pc", "Montague"),
                        greek);
        later.close();
        assertThat(disco().ours().identities()).contains(pc).hasSize(3);
        first.close();
        assertThat(disco().ours().identities()).hasSize(2).doesNotContain(USUAL);
    }

    @Test
    public void showsFormsAndItems() {
        Element form = DiscoTest.form("urn:xmpp:dataforms:softwareinfo", "os", "Mac");
        Element newer = DiscoTest.form("urn:xmpp:dataforms:softwareinfo", "os", "BeOS");
        disco().form(new DiscoForm(form));
        Registration latest = romeo.add(new DiscoForm(newer));
        Item item = new Item(ROOM, "Balcony");
        disco().item(item);
        assertThat(info(Romeo.JID, "").forms()).containsExactly(newer);
        latest.close();
        assertThat(info(Romeo.JID, "").forms()).containsExactly(form);
        assertThat(items(Romeo.JID, "").items()).containsExactly(item);
    }

    /** XEP-0030, 7. */
    @Test
    public void knowsNoOtherNodes() {
        for (String namespace : new String[] {DiscoInfo.NAMESPACE, DiscoItems.NAMESPACE}) {
            StanzaError error =
                    new Iq(ask(Romeo.JID, query(namespace, "secrets"))).error().orElseThrow();
            assertThat(error.condition()).isEqualTo(Condition.ITEM_NOT_FOUND);
        }
    }

    /** XEP-0030, 3.2: the node of the request is that of the answer. */
    @Test
    public void answersForANode() {
        Registration node = romeo.add(new Named("music", Optional.empty(), Optional.of("music")));
        assertThat(info(Romeo.JID, "music"))
                .isEqualTo(DiscoInfo.of(new Identity("hierarchy", "branch", "music for " + JULIET))
                        .withNode(Optional.of("music")));
        assertThat(items(Romeo.JID, "music"))
                .isEqualTo(new DiscoItems(Optional.of("music"), List.of(new Item(Romeo.JID, "music"))));
        node.close();
        assertThat(new Iq(ask(Romeo.JID, query(DiscoInfo.NAMESPACE, "music"))).type())
                .isEqualTo(Iq.Type.ERROR);
    }

    /** Point 47 of what the core must do, for this use of it. */
    @Test
    public void asksTheMostFittingNode() {
        romeo.add(new Named("room and node", Optional.of(ROOM), Optional.of("x")));
        romeo.add(new Named("room", Optional.of(ROOM), Optional.empty()));
        romeo.add(new Named("node", Optional.empty(), Optional.of("x")));
        assertThat(answering(ROOM, "x")).isEqualTo("room and node");
        assertThat(answering(ROOM, "y")).isEqualTo("room");
        assertThat(answering(ROOM, "")).isEqualTo("room");
        assertThat(answering(Romeo.JID, "x")).isEqualTo("node");
        assertThat(answering(Romeo.JID, "")).isEqualTo("Osier");
        romeo.add(new Named("all", Optional.empty(), Optional.empty()));
        assertThat(answering(Romeo.JID, "y")).isEqualTo("all");
        assertThat(disco().answersAsOurs(Romeo.JID)).isTrue();
        assertThat(disco().answersAsOurs(ROOM)).isFalse();
    }

    @Test
    public void letsANodeRefuse() {
        romeo.add(new DiscoNode() {
            @Override
            public Optional<String> node() {
                return Optional.of("secrets");
            }

            @Override
            public DiscoInfo info(DiscoRequest request) {
                throw new StanzaErrorException(Condition.FORBIDDEN);
            }
        });
        StanzaError error = new Iq(ask(Romeo.JID, query(DiscoInfo.NAMESPACE, "secrets")))
                .error()
                .orElseThrow();
        assertThat(error.condition()).isEqualTo(Condition.FORBIDDEN);
        assertThat(items(Romeo.JID, "secrets").items()).isEmpty();
    }

    @Test
    public void findsAgainWhatWasAddedWhenItComesBack() {
        romeo.add(new Named("music", Optional.empty(), Optional.of("music")));
        romeo.add(new Identity("client", "pc", "Romeo"));
        plugin.close();
        romeo.add(new DiscoPlugin());
        assertThat(answering(Romeo.JID, "music")).isEqualTo("music");
        assertThat(disco().ours().identities()).containsExactly(new Identity("client", "pc", "Romeo"));
    }

    /** A plugin whose parts of service discovery go with it, without a word. */
    private static final class Rooms implements Plugin<String> {
        @Override
        public Class<String> api() {
            return String.class;
        }

        @Override
        public String attach(Scope scope) {
            scope.add(new Identity("conference", "text", "Rooms"));
            scope.add(new Item(ROOM, "Balcony"));
            scope.add(new Named("room", Optional.of(ROOM), Optional.empty()));
            return "rooms";
        }
    }

    @Test
    public void losesWhatAPluginAddedWithThePlugin() {
        Registration rooms = romeo.add(new Rooms());
        assertThat(disco().ours().identities()).containsExactly(new Identity("conference", "text", "Rooms"));
        assertThat(answering(ROOM, "")).isEqualTo("room");
        rooms.close();
        assertThat(disco().ours().identities()).containsExactly(USUAL);
        assertThat(items(Romeo.JID, "").items()).isEmpty();
        assertThat(answering(ROOM, "")).isEqualTo("Osier");
    }

    @Test
    public void raisesAnEventWhenAPartComesOrGoes() throws Exception {
        CompletableFuture<DiscoInfo> come = new CompletableFuture<>();
        Registration first = romeo.on(Disco.CHANGED, disco -> come.complete(disco.ours()));
        Registration identity = romeo.add(new Identity("client", "pc", "Romeo"));
        assertThat(come.get(10, TimeUnit.SECONDS).identities()).hasSize(1).doesNotContain(USUAL);
        first.close();
        CompletableFuture<DiscoInfo> gone = new CompletableFuture<>();
        romeo.on(Disco.CHANGED, disco -> gone.complete(disco.ours()));
        identity.close();
        assertThat(gone.get(10, TimeUnit.SECONDS).identities()).containsExactly(USUAL);
    }
}
