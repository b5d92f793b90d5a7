/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.jid.Jid;
import org.osier.session.AuthenticationException;
import org.osier.session.ReconnectPolicy;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stream.ConnectionException;
import org.osier.stream.NotConnectedException;
import org.osier.stream.StreamErrorException;
import org.osier.xml.Element;

/** Components against servers that send the very text that a test wants. */
public class ComponentXmppTest {
    private static final Jid ECHO = Jid.of("echo.montague.lit");
    private static final Jid JULIET = Jid.of("juliet@capulet.lit/balcony");
    private static final String ACCEPTED = RawServer.HEADER + "<handshake/>";

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private RawServer server;
    private ComponentXmpp echo;

    private void play(String answer) throws IOException {
        server = new RawServer(answer);
        echo = new ComponentXmpp(
                ComponentConfig.of("echo.montague.lit", "test", server.port()).with(ReconnectPolicy.NEVER));
    }

    @After
    public void close() throws IOException {
        if (server != null) {
            server.close();
            echo.close();
        }
    }

    private AbstractThrowableAssert<?, ? extends Throwable> connecting(String answer) throws IOException {
        play(answer);
        Throwable failure = catchThrowable(echo::connect);
        close();
        return assertThat(failure);
    }

    /** XEP-0114, 3, example 3; the secret of the example is "test". */
    @Test
    public void provesTheSecretOfTheExample() throws IOException {
        play(ACCEPTED);
        echo.connect();
        String sent = server.await("</handshake>");
        assertThat(sent).contains("<handshake>aaee83c26aeeafcbabeabfcbcd50df997e0a2a1e</handshake>");
        assertThat(sent).contains("xmlns='jabber:component:accept'").contains("to='echo.montague.lit'");
        assertThat(sent).doesNotContain("test", "jabber:client");
        assertThat(echo.jid()).isEqualTo(ECHO);
        assertThat(echo.kind()).isEqualTo(Session.Kind.COMPONENT);
        assertThat(echo.streamId()).hasValue("3BF96D32");
    }

    @Test
    public void explainsARefusedSecret() throws IOException {
        connecting(
                        RawServer.HEADER + "<stream:error>"
                                + "<not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>")
                .isInstanceOfSatisfying(
                        AuthenticationException.class,
                        e -> assertThat(e.mayPass()).isFalse())
                .hasMessage("127.0.0.1 does not accept the secret of echo.montague.lit (not-authorized);"
                        + " check it on both sides");
    }

    @Test
    public void doesNotFightOverItsAddress() throws IOException {
        connecting(RawServer.HEADER + "<stream:error>"
                        + "<conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>")
                .isInstanceOfSatisfying(
                        StreamErrorException.class, e -> assertThat(e.mayPass()).isFalse())
                .hasMessageStartingWith("stream error conflict; ");
    }

    @Test
    public void explainsWhatIsNoServerForComponents() throws IOException {
        connecting(RawServer.HEADER.replace(" id='3BF96D32'", ""))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("gave its stream no id, so it takes no components");
        connecting(RawServer.HEADER + "<message/>")
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("answered the handshake with <message/>");
        connecting("HTTP/1.1 400 Bad Request\r\n\r\n<html>")
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("does not speak XMPP");
        connecting(
                        "<stream:stream xmlns:stream='http://etherx.jabber.org/streams' xmlns='jabber:client' id='1'>"
                                + "<stream:error><invalid-namespace xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>")
                .isInstanceOf(StreamErrorException.class)
                .hasMessageContaining("check that the port is the one for clients, or for components");
        connecting("</stream:stream>").isInstanceOf(ConnectionException.class);
    }

    @Test
    public void sendsAndDispatchesNothingBeforeTheHandshakeIsAccepted() throws IOException {
        play(RawServer.HEADER + "<message><body>too early</body></message>");
        echo.onMessage((message, session) -> {
            throw new AssertionError("dispatched");
        });
        assertThatThrownBy(() -> echo.send(Message.chat(JULIET, "x"))).isInstanceOf(NotConnectedException.class);
        assertThatThrownBy(echo::connect).hasMessageContaining("answered the handshake with <message/>");
        assertThat(server.await("</handshake>")).doesNotContain("<message");
    }

    @Test
    public void stampsItsAddressOnWhatHasNone() throws IOException {
        play(ACCEPTED);
        echo.connect();
        echo.send(Message.chat(JULIET, "1"));
        echo.send(Message.chat(JULIET, "2").withFrom(Jid.of("bot@echo.montague.lit/x")));
        String sent = server.await(">2</body>");
        assertThat(sent).containsPattern("<message [^>]*from='echo.montague.lit'[^>]*><body>1</body>");
        assertThat(sent).containsPattern("<message [^>]*from='bot@echo.montague.lit/x'[^>]*><body>2</body>");
        assertThat(sent).doesNotContain("jabber:client");
    }

    @Test
    public void answersFromTheAddressThatWasAsked() throws IOException {
        play(ACCEPTED);
        echo.connect();
        echo.handle(Iq.Type.GET, "urn:xmpp:ping", "ping", (request, session) -> request.result());
        for (String asked : new String[] {"echo.montague.lit", "bot@echo.montague.lit/x"}) {
            server.send("<iq type='get' id='" + asked + "' from='juliet@capulet.lit/balcony' to='" + asked + "'>"
                    + "<ping xmlns='urn:xmpp:ping'/></iq>");
            String answers = server.await("id='" + asked + "'");
            assertThat(answers).containsPattern("<iq [^>]*from='" + asked + "'");
        }
    }

    /** What handlers see is in jabber:client, whatever it is on the wire, and down to the error. */
    @Test
    public void mapsTheNamespaceBothWays() throws IOException, InterruptedException {
        play(ACCEPTED);
        BlockingQueue<Message> seen = new LinkedBlockingQueue<>();
        echo.onMessage((message, session) -> seen.add(message));
        echo.connect();
        server.send("<message from='juliet@capulet.lit' to='echo.montague.lit'><body>hi</body>"
                + "<x xmlns='urn:example:x'><y/></x></message>");
        Message message = seen.poll(10, TimeUnit.SECONDS);
        assertThat(message.element().namespace()).isEqualTo("jabber:client");
        assertThat(message.body()).hasValue("hi");
        Element x = message.element().child("urn:example:x", "x").orElseThrow();
        assertThat(x.child("urn:example:x", "y")).isPresent();
        echo.send(Message.to(JULIET).payload(x).body("bye").build());
        String sent = server.await("</message>");
        assertThat(sent)
                .contains("<x xmlns='urn:example:x'><y/></x><body>bye</body>")
                .doesNotContain("jabber:client");
    }

    @Test
    public void wipesTheSecret() throws IOException {
        for (String answer : new String[] {ACCEPTED, RawServer.HEADER + "<message/>"}) {
            char[] secret = "test".toCharArray();
            try (RawServer raw = new RawServer(answer)) {
                ComponentXmpp component =
                        new ComponentXmpp(ComponentConfig.of(ECHO, () -> secret, "127.0.0.1", raw.port(), false)
                                .with(ReconnectPolicy.NEVER));
                Throwable failure = catchThrowable(component::connect);
                assertThat(failure == null).as("%s", failure).isEqualTo(answer.equals(ACCEPTED));
                assertThat(secret).containsExactly(new char[4]);
            }
        }
    }

    @Test
    public void asksForAMissingSecret() throws IOException {
        try (RawServer raw = new RawServer(RawServer.HEADER)) {
            ComponentXmpp component =
                    new ComponentXmpp(ComponentConfig.of(ECHO, () -> null, "127.0.0.1", raw.port(), false));
            assertThatThrownBy(component::connect)
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessage("no secret is known for echo.montague.lit; give one");
        }
    }

    /** 192.0.2.1 is nobody's (RFC 5737), and nobody is asked: it is refused before anything is sent. */
    @Test
    public void refusesAnotherMachineUnlessAllowed() {
        ComponentXmpp component =
                new ComponentXmpp(ComponentConfig.of(ECHO, "test"::toCharArray, "192.0.2.1", 5347, false));
        assertThatThrownBy(component::connect)
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.mayPass()).isFalse())
                .hasMessage("192.0.2.1 is another machine, and a component's connection is not protected; nothing was"
                        + " sent. Connect through a tunnel, or allow remote servers for this component");
    }

    @Test
    public void explainsHostAndPortThatLeadNowhere() throws IOException {
        ComponentXmpp unknown =
                new ComponentXmpp(ComponentConfig.of(ECHO, "test"::toCharArray, "no-such-host.invalid", 5347, false));
        assertThatThrownBy(unknown::connect)
                .isInstanceOf(ConnectionException.class)
                .hasMessage("the host no-such-host.invalid is not known; check its name, or the DNS");
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        ComponentXmpp refused = new ComponentXmpp(ComponentConfig.of("echo.montague.lit", "test", port));
        assertThatThrownBy(refused::connect)
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("refuses the connection; check host and port, and that the server runs");
    }

    @Test
    public void refusesConfigurationsThatCouldNeverConnect() {
        assertThatThrownBy(() -> ComponentConfig.of("bot@echo.montague.lit", "test", 5347))
                .hasMessageContaining("is not a domain; a component is one (echo.example.org)");
        assertThatThrownBy(() -> ComponentConfig.of("echo.montague.lit/x", "test", 5347))
                .hasMessageContaining("is not a domain");
        assertThatThrownBy(() -> ComponentConfig.of("echo.montague.lit", "test", 0))
                .hasMessage("port 0 is not between 1 and 65535");
        assertThat(ComponentConfig.of("echo.montague.lit", "swordfish", 5347))
                .hasToString("echo.montague.lit at 127.0.0.1:5347");
    }
}
