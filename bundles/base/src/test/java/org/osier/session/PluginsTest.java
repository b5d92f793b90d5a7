/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.Test;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stream.Registration;
import org.osier.stream.StanzaFilter;
import org.osier.stream.StreamConfig;

public class PluginsTest {
    private final FakeXmpp romeo = new FakeXmpp(1, StreamConfig.named("romeo"), ReconnectPolicy.NEVER);

    /** A plugin that does what the test wants; its API is a record, so that two of them are equal. */
    private record Greeter(Function<Scope, Greeting> attach) implements Plugin<Greeting> {
        @Override
        public Class<Greeting> api() {
            return Greeting.class;
        }

        @Override
        public Greeting attach(Scope scope) {
            return attach.apply(scope);
        }
    }

    private record Greeting(String words) {}

    private static final Greeting HELLO = new Greeting("hello");

    @Test
    public void handsOutTheApiWhileAttached() {
        assertThat(romeo.plugin(Greeting.class)).isEmpty();
        Registration plugin = romeo.add(new Greeter(scope -> HELLO));
        assertThat(romeo.plugin(Greeting.class)).hasValue(HELLO);
        plugin.close();
        assertThat(romeo.plugin(Greeting.class)).isEmpty();
    }

    @Test
    public void closesAllThatItRegisteredInReverseOrder() {
        List<String> log = new ArrayList<>();
        Registration plugin = romeo.add(new Greeter(scope -> {
            scope.onClose(() -> log.add("first, features " + romeo.features()));
            scope.feature("urn:example:greeting");
            scope.onClose(() -> log.add("second, features " + romeo.features()));
            scope.handle(Iq.Type.GET, "urn:example:query", "query", (request, session) -> request.result());
            scope.onClose(() -> log.add("third, features " + romeo.features()));
            return HELLO;
        }));
        assertThat(log).isEmpty();
        plugin.close();
        assertThat(log)
                .containsExactly(
                        "third, features [urn:example:greeting, urn:example:query]",
                        "second, features [urn:example:greeting]",
                        "first, features []");
    }

    @Test
    public void takesEveryKindOfRegistrationAway() throws Exception {
        List<String> log = new ArrayList<>();
        try (FakeServer server = new FakeServer();
                FakeXmpp online = FakeXmpp.to(server)) {
            online.add(new Greeter(scope -> {
                        scope.onMessage((message, session) -> log.add("message"));
                        scope.onPresence((presence, session) -> log.add("presence"));
                        scope.on(Session.SESSION_START, session -> log.add("event"));
                        scope.filter(StanzaFilter.Stage.IN, 0, element -> {
                            log.add("filter");
                            return java.util.Optional.of(element);
                        });
                        scope.handle(Iq.Type.GET, "urn:example:query", "query", (request, session) -> {
                            log.add("iq");
                            return request.result();
                        });
                        return HELLO;
                    }))
                    .close();
            online.connect();
            FakeServer.Peer peer = server.next();
            peer.send("<message/>");
            peer.send("<presence/>");
            peer.send("<iq type='get' id='1'><query xmlns='urn:example:query'/></iq>");
            assertThat(peer.read().attribute("type")).hasValue("error");
            assertThat(log).isEmpty();
            peer.footer();
        }
    }

    @Test
    public void undoesWhatAFailedAttachRegistered() {
        List<String> log = new ArrayList<>();
        assertThatThrownBy(() -> romeo.add(new Greeter(scope -> {
                    scope.feature("urn:example:greeting");
                    scope.onClose(() -> log.add("undone"));
                    throw new IllegalStateException("half-way");
                })))
                .hasMessage("half-way");
        assertThat(log).containsExactly("undone");
        assertThat(romeo.features()).isEmpty();
        assertThat(romeo.plugin(Greeting.class)).isEmpty();
        romeo.add(new Greeter(scope -> HELLO));
        assertThat(romeo.plugin(Greeting.class)).isPresent();
    }

    @Test
    public void refusesPluginWithoutApi() {
        assertThatThrownBy(() -> romeo.add(new Greeter(scope -> {
                    scope.feature("urn:example:greeting");
                    return null;
                })))
                .hasMessageContaining("Greeter.attach returned no API");
        assertThat(romeo.features()).isEmpty();
    }

    @Test
    public void refusesRegistrationsOfARemovedPlugin() {
        AtomicReference<Scope> kept = new AtomicReference<>();
        romeo.add(new Greeter(scope -> {
                    kept.set(scope);
                    return HELLO;
                }))
                .close();
        assertThatThrownBy(() -> kept.get().feature("urn:example:late"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the extension has been removed from this session; it can register nothing more");
        assertThat(romeo.features()).isEmpty();
    }

    @Test
    public void closesTheRestWhenOneUndoFails() {
        List<String> log = new ArrayList<>();
        Registration plugin = romeo.add(new Greeter(scope -> {
            scope.feature("urn:example:greeting");
            scope.onClose(() -> log.add("first"));
            scope.onClose(() -> {
                throw new IllegalStateException("careless");
            });
            scope.onClose(() -> {
                throw new NoClassDefFoundError("of a bundle that is half gone");
            });
            return HELLO;
        }));
        plugin.close();
        assertThat(log).containsExactly("first");
        assertThat(romeo.features()).isEmpty();
    }

    /** Handler of everything, without the annotation that an iq handler needs. */
    private static final class Unannotated implements MessageHandler, IqHandler, Plugin<Greeting> {
        @Override
        public void handle(Message message, Session session) {
            throw new AssertionError("was never added");
        }

        @Override
        public Iq handle(Iq request, Session session) {
            throw new AssertionError("was never added");
        }

        @Override
        public Class<Greeting> api() {
            return Greeting.class;
        }

        @Override
        public Greeting attach(Scope scope) {
            scope.feature("urn:example:half");
            return HELLO;
        }
    }

    @Test
    public void addsAllPartsOfAnExtensionOrNone() {
        assertThatThrownBy(() -> romeo.add(new Unannotated()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Unannotated needs the annotation @Handles, which says what it answers");
        assertThat(romeo.plugin(Greeting.class)).isEmpty();
        assertThat(romeo.features()).isEmpty();
    }

    @Test
    public void refusesWhatIsNoExtension() {
        assertThatThrownBy(() -> romeo.add(new Extension() {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is neither a handler nor a plugin");
    }
}
