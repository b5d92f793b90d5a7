/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.session.BaseXmpp;
import org.osier.session.IqHandler;
import org.osier.session.ReconnectPolicy;
import org.osier.session.Scope;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.Registration;
import org.osier.stream.StreamConfig;
import org.osier.xml.Element;

public class DiscoPluginTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit/balcony");

    private final Map<String, IqHandler> handlers = new HashMap<>();

    /** A scope of a session that answers every request in its own way, as far as disco needs one. */
    private Scope session(Session.Kind kind, CompletableFuture<Iq> reply) {
        return (Scope) Proxy.newProxyInstance(
                Scope.class.getClassLoader(), new Class<?>[] {Scope.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "kind" -> kind;
                        case "features" -> Set.of("urn:xmpp:ping");
                        case "request" -> reply;
                        case "handle" -> {
                            handlers.put(arguments[0] + " " + arguments[1], (IqHandler) arguments[3]);
                            yield Registration.NONE;
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    private static Disco attach(Scope scope) {
        return new DiscoPlugin().attach(scope);
    }

    private Iq ask(String namespace, Session session, Optional<String> node) throws Exception {
        Element query =
                Element.builder(namespace, "query").attribute("node", node).build();
        return handlers.get("get " + namespace)
                .handle(Iq.get(JULIET, query).withId("d1").withFrom(JULIET), session);
    }

    @Test
    public void tellsWhatTheSessionIsAndCanDo() throws Exception {
        Scope client = session(Session.Kind.CLIENT, new CompletableFuture<>());
        attach(client);
        DiscoInfo info = ask(DiscoInfo.NAMESPACE, client, Optional.empty())
                .payload(DiscoInfo.CODEC)
                .orElseThrow();
        assertThat(info.features()).containsExactly("urn:xmpp:ping");
        assertThat(info.identities()).extracting(DiscoInfo.Identity::category).containsExactly("client");
        Scope component = session(Session.Kind.COMPONENT, new CompletableFuture<>());
        assertThat(attach(component).ours().identities())
                .extracting(DiscoInfo.Identity::category)
                .containsExactly("component");
    }

    @Test
    public void hasNoItems() throws Exception {
        Scope client = session(Session.Kind.CLIENT, new CompletableFuture<>());
        attach(client);
        Iq answer = ask(DiscoItems.NAMESPACE, client, Optional.empty());
        assertThat(answer.payload(DiscoItems.CODEC)).hasValue(new DiscoItems(Optional.empty(), List.of()));
    }

    /** XEP-0030, 7. */
    @Test
    public void knowsNoNodes() {
        Scope client = session(Session.Kind.CLIENT, new CompletableFuture<>());
        attach(client);
        for (String namespace : new String[] {DiscoInfo.NAMESPACE, DiscoItems.NAMESPACE}) {
            assertThatThrownBy(() -> ask(namespace, client, Optional.of("secrets")))
                    .isInstanceOfSatisfying(
                            StanzaErrorException.class,
                            e -> assertThat(e.error().condition()).isEqualTo(Condition.ITEM_NOT_FOUND));
        }
    }

    @Test
    public void asksOthers() {
        DiscoInfo theirs = new DiscoInfo(Optional.empty(), List.of(), Set.of("x"));
        Iq request = Iq.get(JULIET, Element.of(DiscoInfo.NAMESPACE, "query"));
        CompletableFuture<Iq> reply = CompletableFuture.completedFuture(request.result(theirs));
        assertThat(attach(session(Session.Kind.CLIENT, reply)).info(JULIET)).isCompletedWithValue(theirs);
    }

    @Test
    public void failsWhereTheAnswerHoldsNone() {
        Iq request = Iq.get(JULIET, Element.of(DiscoInfo.NAMESPACE, "query"));
        CompletableFuture<Iq> reply = CompletableFuture.completedFuture(request.result());
        Disco disco = attach(session(Session.Kind.CLIENT, reply));
        assertThatThrownBy(disco.info(JULIET)::join).hasCauseInstanceOf(StanzaErrorException.class);
        assertThatThrownBy(disco.items(JULIET)::join).hasCauseInstanceOf(StanzaErrorException.class);
    }

    @Test
    public void showsItsOwnFeaturesWhileAttached() {
        BaseXmpp romeo = new Offline();
        Registration disco = romeo.add(new DiscoPlugin());
        assertThat(romeo.plugin(Disco.class).orElseThrow().ours().features())
                .containsExactly(DiscoInfo.NAMESPACE, DiscoItems.NAMESPACE);
        Registration feature = romeo.feature("urn:example:new");
        assertThat(romeo.plugin(Disco.class).orElseThrow().ours().features()).contains("urn:example:new");
        feature.close();
        disco.close();
        assertThat(romeo.plugin(Disco.class)).isEmpty();
        assertThat(romeo.features()).isEmpty();
    }

    private static final class Offline extends BaseXmpp {
        Offline() {
            super(Jid.of("romeo@montague.lit"), StreamConfig.named("romeo"), ReconnectPolicy.NEVER);
        }

        @Override
        public Kind kind() {
            return Kind.CLIENT;
        }

        @Override
        protected Established establish() {
            throw new UnsupportedOperationException();
        }
    }
}
