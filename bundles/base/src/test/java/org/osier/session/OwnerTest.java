/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.osgi.framework.Version;
import org.osier.session.FakeServer.Peer;
import org.osier.stanza.Message;
import org.osier.stream.Connection;
import org.osier.stream.SlowCall;
import org.osier.stream.StreamConfig;

/** Logs and the watch over slow calls name who wrote a handler. */
public class OwnerTest {
    @Rule
    public final Timeout limit = Timeout.seconds(30);

    /** Stands for a class of a bundle. */
    public static final class Greeter implements MessageHandler {
        @Override
        public void handle(Message message, Session session) {}
    }

    /** Loads that class anew, as the loader of a bundle does. */
    private static final class BundleLoader extends ClassLoader implements BundleReference {
        BundleLoader() {
            super(OwnerTest.class.getClassLoader());
        }

        Class<?> greeter() throws IOException {
            String name = Greeter.class.getName();
            try (InputStream in = OwnerTest.class.getResourceAsStream("OwnerTest$Greeter.class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            }
        }

        @Override
        public Bundle getBundle() {
            return (Bundle) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Bundle.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("getVersion") ? new Version(1, 2, 0) : "org.example.greeting");
        }
    }

    @Test
    public void namesClassAndBundle() throws Exception {
        Object greeter = new BundleLoader().greeter().getConstructor().newInstance();
        assertThat(Owner.of(greeter)).isEqualTo("org.osier.session.OwnerTest$Greeter in org.example.greeting 1.2.0");
    }

    @Test
    public void namesTheClassWithoutABundleAndThatWhichALambdaIsWrittenIn() {
        assertThat(Owner.of(new Greeter())).isEqualTo("org.osier.session.OwnerTest$Greeter");
        MessageHandler lambda = (message, session) -> {};
        assertThat(Owner.of(lambda)).isEqualTo("org.osier.session.OwnerTest");
        assertThat(Owner.of("of the platform")).isEqualTo("java.lang.String");
    }

    @Test
    public void aSlowHandlerIsNamed() throws Exception {
        ManualTimer timer = new ManualTimer();
        try (FakeServer server = new FakeServer();
                BaseXmpp romeo = watched(server, timer)) {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            romeo.onMessage((message, session) -> {
                inside.countDown();
                goOn.await();
            });
            romeo.connect();
            Peer peer = server.next();
            peer.send("<message/>");
            inside.await();
            Optional<SlowCall> slow = romeo.stream().slowCall();
            for (int i = 0; i < 10 && slow.isEmpty(); i++) {
                timer.pass(Duration.ofSeconds(5));
                slow = romeo.stream().slowCall();
            }
            goOn.countDown();
            assertThat(slow.orElseThrow().owner()).isEqualTo("org.osier.session.OwnerTest");
            peer.cut();
        }
    }

    private static BaseXmpp watched(FakeServer server, ManualTimer timer) {
        StreamConfig config = StreamConfig.named("romeo").with(timer);
        return new BaseXmpp(FakeXmpp.ROMEO.bare(), config, ReconnectPolicy.NEVER) {
            private final FakeXmpp plain = new FakeXmpp(server.port(), config, ReconnectPolicy.NEVER);

            @Override
            public Kind kind() {
                return Kind.CLIENT;
            }

            @Override
            protected Established establish() {
                Connection connection = plain.establish().connection();
                negotiating(connection);
                return new Established(connection, FakeXmpp.ROMEO);
            }
        };
    }
}
