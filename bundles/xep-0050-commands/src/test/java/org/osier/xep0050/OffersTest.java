/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.osier.xep0050.Verona.get;
import static org.osier.xep0050.Verona.refusal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.Rule;
import org.junit.Test;
import org.osier.client.ClientConfig;
import org.osier.client.ClientXmpp;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stream.Registration;
import org.osier.xep0030.Disco;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.Identity;

/** What commands there are, as others see it, while they come and go. */
public class OffersTest {
    @Rule
    public final Verona verona = new Verona(CommandLimits.USUAL);

    private List<String> listed() {
        return get(Verona.commands(verona.juliet()).list(verona.romeo().jid())).stream()
                .map(CommandItem::node)
                .toList();
    }

    private DiscoInfo info(String node) {
        return get(disco().info(verona.romeo().jid(), node));
    }

    private Disco disco() {
        return verona.juliet().plugin(Disco.class).orElseThrow();
    }

    /** XEP-0050, 2.2. */
    @Test
    public void areListedAndDescribed() {
        verona.romeo().add(new Inn());
        verona.romeo().add(Inn.simple("hour", request -> Stage.done()));
        assertThat(get(Verona.commands(verona.juliet()).list(verona.romeo().jid())))
                .contains(new CommandItem(verona.romeo().jid(), Inn.NODE, Optional.of("Rent a room")))
                .hasSize(2);
        assertThat(info(CommandElement.NAMESPACE).identities())
                .containsExactly(new Identity("automation", "command-list", "Ad-hoc commands"));
        DiscoInfo inn = info(Inn.NODE);
        assertThat(inn.identities()).containsExactly(new Identity("automation", "command-node", "Rent a room"));
        assertThat(inn.features()).containsExactlyInAnyOrder(CommandElement.NAMESPACE, "jabber:x:data");
        assertThat(get(disco().info(verona.romeo().jid())).features()).contains(CommandElement.NAMESPACE);
    }

    @Test
    public void areNoneAtFirst() {
        assertThat(listed()).isEmpty();
    }

    /** XEP-0050, 2.2: what somebody may not run is not listed, and not described. */
    @Test
    public void areNotForEverybody() {
        verona.romeo().add(new Command() {
            @Override
            public String node() {
                return "letters";
            }

            @Override
            public String name() {
                return "Read his letters";
            }

            @Override
            public Stage begin(CommandRequest request) {
                return Stage.done();
            }
        });
        assertThat(listed()).isEmpty();
        StanzaError refusal = refusal(disco().info(verona.romeo().jid(), "letters"));
        assertThat(refusal.condition()).isEqualTo(Condition.FORBIDDEN);
    }

    @Test
    public void areNotSpoiledByAFaultyOne() {
        verona.romeo().add(Inn.simple("hour", request -> Stage.done("nine")));
        verona.romeo().add(new Command() {
            @Override
            public String node() {
                return "faulty";
            }

            @Override
            public String name() {
                return "Nobody may";
            }

            @Override
            public boolean allows(Jid requester, Session session) {
                throw new IllegalStateException("no permission can be had today");
            }

            @Override
            public Stage begin(CommandRequest request) {
                return Stage.done();
            }
        });
        assertThat(listed()).containsExactly("hour");
        assertThat(refusal(Verona.commands(verona.juliet())
                                .execute(verona.romeo().jid(), "faulty"))
                        .condition())
                .isEqualTo(Condition.FORBIDDEN);
        assertThat(verona.execute("hour").notes()).containsExactly(Note.info("nine"));
    }

    /** The one that came last counts, so that a new version may come before the old one goes. */
    @Test
    public void takeEachOthersPlace() {
        Registration old = verona.romeo().add(Inn.simple("hour", request -> Stage.done("one")));
        Registration young = verona.romeo().add(Inn.simple("hour", request -> Stage.done("two")));
        assertThat(listed()).containsExactly("hour");
        assertThat(verona.execute("hour").notes()).containsExactly(Note.info("two"));
        young.close();
        assertThat(verona.execute("hour").notes()).containsExactly(Note.info("one"));
        old.close();
        assertThat(listed()).isEmpty();
        assertThat(refusal(Verona.commands(verona.juliet())
                                .execute(verona.romeo().jid(), "hour"))
                        .condition())
                .isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    public void mayBeForOneAddress() {
        Jid romeo = verona.romeo().jid();
        verona.romeo().add(new Inn.Simple("hour", request -> Stage.done("here"), Optional.of(romeo)));
        verona.romeo().add(Inn.simple("hour", request -> Stage.done("anywhere")));
        verona.romeo().add(new Inn.Simple("day", request -> Stage.done(), Optional.of(Jid.of("elsewhere.lit"))));
        assertThat(verona.execute("hour").notes()).containsExactly(Note.info("here"));
        assertThat(listed()).containsExactly("hour");
    }

    @Test
    public void endWhatHasBegunWhenTheyGo() {
        CompletableFuture<Stage> never = new CompletableFuture<>();
        Registration inn = verona.romeo().add(new Inn());
        Registration slow = verona.romeo().add(Inn.simple("slow", request -> Stage.later(never)));
        CommandStep step = verona.execute(Inn.NODE);
        CompletableFuture<CommandStep> waiting =
                Verona.commands(verona.juliet()).execute(verona.romeo().jid(), "slow");
        assertThat(listed()).hasSize(2);
        inn.close();
        slow.close();
        assertThat(CommandError.of(refusal(waiting))).hasValue(CommandError.SESSION_EXPIRED);
        assertThat(CommandError.of(refusal(step.next()))).hasValue(CommandError.SESSION_EXPIRED);
    }

    @Test
    public void mayComeBeforeThePlugin() {
        ClientXmpp orchard = verona.orchard(Inn.simple("hour", request -> Stage.done("nine")));
        assertThat(get(Verona.commands(verona.juliet()).execute(orchard.jid(), "hour"))
                        .notes())
                .containsExactly(Note.info("nine"));
    }

    @Test
    public void goWithThePlugin() {
        CompletableFuture<Stage> never = new CompletableFuture<>();
        Verona.Client tybalt = verona.tybalt();
        tybalt.client().add(Inn.simple("slow", request -> Stage.later(never)));
        CompletableFuture<CommandStep> waiting =
                Verona.commands(verona.juliet()).execute(tybalt.client().jid(), "slow");
        assertThat(get(disco().items(tybalt.client().jid(), CommandElement.NAMESPACE))
                        .items())
                .hasSize(1);
        tybalt.commands().close();
        assertThat(refusal(waiting).condition())
                .as("as every request whose handler has gone")
                .isEqualTo(Condition.SERVICE_UNAVAILABLE);
        assertThat(tybalt.client().features()).doesNotContain(CommandElement.NAMESPACE);
        assertThat(refusal(Verona.commands(verona.juliet())
                                .execute(tybalt.client().jid(), "slow"))
                        .condition())
                .isEqualTo(Condition.SERVICE_UNAVAILABLE);
        tybalt.client().add(new CommandsPlugin());
        assertThat(get(disco().items(tybalt.client().jid(), CommandElement.NAMESPACE))
                        .items())
                .as("commands wait for whoever accepts them")
                .hasSize(1);
    }

    @Test
    public void areNotListedWithoutServiceDiscovery() {
        try (ClientXmpp alone =
                new ClientXmpp(ClientConfig.of("romeo@localhost", "x").build())) {
            alone.add(new CommandsPlugin());
            assertThatThrownBy(() -> Verona.commands(alone).list(alone.jid()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("DiscoPlugin");
        }
    }
}
