/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.osier.session.Plugin;
import org.osier.session.Scope;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.Registration;
import org.osier.xep0030.DiscoItems.Item;

/** Who answers for nodes and addresses, and for how long. */
public class DiscoNodeTest extends DiscoStage {
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
}
