/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.osier.client.ClientConfig;
import org.osier.client.ClientXmpp;
import org.osier.client.TlsException;
import org.osier.session.AuthenticationException;
import org.osier.session.ConnectionFailure;
import org.osier.session.Session;
import org.osier.stream.ConnectionException;
import org.osier.stream.Registration;
import org.osier.stream.StreamConfig;
import org.osier.stream.StreamErrorException;
import org.osier.stream.Timer;
import org.osier.stream.XmppException;

/** Logins that must fail, each with one line that says what to do. */
public class RefusalsIT {
    @ClassRule
    public static final Prosody PROSODY = new Prosody(RefusalsIT.class, "--debug");

    @BeforeClass
    public static void makeAccounts() throws Exception {
        PROSODY.user("romeo@localhost");
        PROSODY.user("romeo@expired.localhost");
        PROSODY.user("romeo@wrongname.localhost");
    }

    @Test
    public void aWrongPassword() {
        ClientConfig config = ClientConfig.of("romeo@localhost", "wrong")
                .host("127.0.0.1")
                .port(PROSODY.clientPort())
                .trust(PROSODY.ca())
                .build();
        assertRefused(config, AuthenticationException.class, "password", false);
    }

    @Test
    public void aWrongPasswordIsTriedOnceInTheBackground() throws Exception {
        ClientConfig config = ClientConfig.of("romeo@localhost", "wrong")
                .host("127.0.0.1")
                .port(PROSODY.clientPort())
                .trust(PROSODY.ca())
                .build();
        BlockingQueue<ConnectionFailure> failures = new LinkedBlockingQueue<>();
        try (ClientXmpp client = new ClientXmpp(config)) {
            client.on(Session.CONNECTION_FAILED, failures::add);
            client.start();
            ConnectionFailure failure = failures.poll(20, TimeUnit.SECONDS);
            assertThat(failure.cause()).isInstanceOf(AuthenticationException.class);
            assertThat(failure.nextAttempt()).isEmpty();
            assertThat(failure.toString()).endsWith("; check both; not trying again");
        }
    }

    /** Each is refused before SASL: the server's log shows that the login which is good gets so far, and no other. */
    @Test
    public void badCertificatesAreNotSentOneByteOfSasl() throws Exception {
        int before = logins();
        assertRefused(
                PROSODY.client("romeo@expired.localhost").build(),
                TlsException.class,
                "certificate for expired.localhost has expired",
                false);
        assertRefused(
                PROSODY.client("romeo@wrongname.localhost").build(),
                TlsException.class,
                "not valid for wrongname.localhost",
                false);
        ClientConfig platform = ClientConfig.of("romeo@localhost", Prosody.PASSWORD)
                .host("127.0.0.1")
                .port(PROSODY.clientPort())
                .build();
        assertRefused(platform, TlsException.class, "not trusted by what this platform trusts", false);
        try (ClientXmpp good = new ClientXmpp(PROSODY.client("romeo@localhost").build())) {
            good.connect();
        }
        assertThat(logins()).isEqualTo(before + 1);
    }

    private static int logins() throws IOException {
        return PROSODY.log().split("Received\\[c2s_unauthed]: <auth", -1).length - 1;
    }

    @Test
    public void aDomainThatTheServerDoesNotServe() {
        ClientConfig config = PROSODY.client("romeo@montague.lit").build();
        assertRefused(config, StreamErrorException.class, "the server does not serve this domain; check it", false);
    }

    @Test
    public void aPortForSomethingElse() {
        ClientConfig component = PROSODY.client("romeo@localhost")
                .port(PROSODY.port("component.port"))
                .build();
        assertRefused(component, StreamErrorException.class, "check it, host and port", false);
        ClientConfig directTls = PROSODY.client("romeo@localhost")
                .port(PROSODY.port("c2s.tls.port"))
                .build();
        assertRefused(directTls, ConnectionException.class, "check", true);
    }

    @Test
    public void aWebServer() throws Exception {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        http.start();
        ClientConfig config = PROSODY
                .client("romeo@localhost")
                .port(http.getAddress().getPort())
                .stream(StreamConfig.named("romeo").with(new Hurried()))
                .build();
        assertRefused(config, ConnectionException.class, "check that host and port belong to an XMPP server", true);
        http.stop(0);
    }

    /** A timer that takes what should take 30 seconds for a tenth of one. */
    private static final class Hurried implements Timer {
        @Override
        public Instant now() {
            return Timer.SYSTEM.now();
        }

        @Override
        public long nanoTime() {
            return Timer.SYSTEM.nanoTime();
        }

        @Override
        public Registration after(Duration delay, Runnable call) {
            return Timer.SYSTEM.after(delay.dividedBy(300), call);
        }
    }

    @Test
    public void aServerThatSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ClientConfig config = PROSODY.client("romeo@localhost").port(silent.getLocalPort()).stream(
                            StreamConfig.named("romeo").with(new Hurried()))
                    .build();
            String told = "did not finish the login of romeo@localhost within 30 s; check that host and port belong";
            assertRefused(config, ConnectionException.class, told, true);
        }
    }

    @Test
    public void anUnknownHost() {
        ClientConfig config =
                PROSODY.client("romeo@localhost").host("no-such-host.invalid").build();
        assertRefused(config, ConnectionException.class, "no-such-host.invalid is not known", true);
    }

    @Test
    public void aRefusedPort() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        ClientConfig config = PROSODY.client("romeo@localhost").port(port).build();
        assertRefused(config, ConnectionException.class, "refuses the connection", true);
    }

    private static void assertRefused(
            ClientConfig config, Class<? extends XmppException> kind, String told, boolean mayPass) {
        try (ClientXmpp client = new ClientXmpp(config)) {
            assertThatThrownBy(client::connect)
                    .isInstanceOf(kind)
                    .hasMessageContaining(told)
                    .hasMessageNotContaining("\n")
                    .hasMessageNotContaining(Prosody.PASSWORD)
                    .satisfies(e -> assertThat(((XmppException) e).mayPass()).isEqualTo(mayPass));
            assertThat(client.state()).isEqualTo(Session.State.OFFLINE);
        }
    }
}
