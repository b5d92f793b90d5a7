/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.osier.jid.Jid;
import org.osier.session.BaseXmpp;
import org.osier.session.ReconnectPolicy;
import org.osier.stanza.Stanza;
import org.osier.stream.Connection;
import org.osier.stream.EventKey;
import org.osier.stream.Registration;
import org.osier.stream.SocketTransport;
import org.osier.stream.StreamConfig;
import org.osier.stream.StreamError;
import org.osier.stream.Threads;
import org.osier.stream.XmppException;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.XmlLimits;

/** A session with the plugin, and a server beside it that says what the test has it say. */
final class Stage implements AutoCloseable {
    static final Jid US = Jid.of("hag66@shakespeare.lit/pda");
    static final Jid COVEN = Jid.of("coven@chat.shakespeare.lit");
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final int SECONDS = 10;

    final TestTimer timer = new TestTimer();
    final MultiUserChat muc;
    final Registration plugin;
    final BaseXmpp session;
    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final BlockingQueue<Connection> streams = new LinkedBlockingQueue<>();
    private final BlockingQueue<Element> sent = new LinkedBlockingQueue<>();
    private final Deque<Element> unread = new ArrayDeque<>();
    private Connection server;
    private int pings;

    Stage() throws Exception {
        this(MucLimits.DEFAULT);
    }

    Stage(MucLimits limits) throws Exception {
        session = new Hag(listener.getLocalPort(), timer);
        plugin = session.add(new MultiUserChatPlugin(limits, Clock.fixed(NOW, ZoneOffset.UTC)));
        muc = session.plugin(MultiUserChat.class).orElseThrow();
        connect();
    }

    /** A session that needs no login. */
    private static final class Hag extends BaseXmpp {
        private final int port;

        Hag(int port, TestTimer timer) {
            super(US, StreamConfig.named("hag66").with(timer).withSlowCall(Duration.ZERO), ReconnectPolicy.NEVER);
            this.port = port;
        }

        @Override
        public Kind kind() {
            return Kind.CLIENT;
        }

        @Override
        protected Established establish() {
            Connection connection = new Connection(
                    SocketTransport.connect("127.0.0.1", port),
                    ContentNamespace.of(Stanza.NAMESPACE),
                    XmlLimits.AUTHENTICATED);
            negotiating(connection);
            connection.open(Element.of(StreamError.STREAMS, "stream"));
            return new Established(connection, US);
        }
    }

    /** Connects, for the first time or again. */
    void connect() throws Exception {
        Threads.start("stage", this::accept);
        session.connect();
        server = streams.poll(SECONDS, TimeUnit.SECONDS);
    }

    private void accept() {
        try {
            Socket socket = listener.accept();
            Connection connection = new Connection(
                    new SocketTransport(socket), ContentNamespace.of(Stanza.NAMESPACE), XmlLimits.AUTHENTICATED);
            connection.readHeader();
            connection.writeHeader(Element.of(StreamError.STREAMS, "stream"));
            streams.add(connection);
            for (Optional<Element> next = connection.read(); next.isPresent(); next = connection.read()) {
                sent.add(next.get());
            }
            connection.writeFooter();
        } catch (IOException | XmppException e) {
            // The test is over, or has cut the connection.
        }
    }

    /** Cuts the connection, and waits until the session knows. */
    void cut() throws Exception {
        CompletableFuture<Object> gone = new CompletableFuture<>();
        Registration waiting = session.on(BaseXmpp.DISCONNECTED, gone::complete);
        server.abort();
        gone.get(SECONDS, TimeUnit.SECONDS);
        waiting.close();
    }

    /** Has the server send stanzas, whose namespace and addressee are put in. */
    void receive(String... stanzas) {
        for (String xml : stanzas) {
            server.write(Element.parse(xml.replaceFirst("^<([a-z]+)", "<$1 xmlns='jabber:client' to='" + US + "'")));
        }
    }

    /** Presence of an occupant, with what stands in its extension. */
    static String presence(String nick, String type, String x) {
        return "<presence from='" + COVEN + "/" + nick + "'" + (type.isEmpty() ? "" : " type='" + type + "'")
                + "><x xmlns='http://jabber.org/protocol/muc#user'>" + x + "</x></presence>";
    }

    static String item(String affiliation, String role) {
        return "<item affiliation='" + affiliation + "' role='" + role + "'/>";
    }

    static String status(int... codes) {
        StringBuilder text = new StringBuilder();
        for (int code : codes) {
            text.append("<status code='").append(code).append("'/>");
        }
        return text.toString();
    }

    /** Our own presence in the room. */
    static String self(String nick, int... codes) {
        return presence(nick, "", item("member", "participant") + status(110) + status(codes));
    }

    /** Presence of type error. */
    static String error(Jid from, String id, String condition) {
        return "<presence type='error' from='" + from + "' id='" + id + "'><error type='cancel'><" + condition
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>";
    }

    /** The next stanza that the session has sent. */
    Element sent() throws InterruptedException {
        Element next = unread.isEmpty() ? sent.poll(SECONDS, TimeUnit.SECONDS) : unread.poll();
        assertThat(next).as("something sent").isNotNull();
        return next;
    }

    /** Waits until all that was received has been handled, and the events of that as well. */
    void settle() throws InterruptedException {
        for (int round = 0; round < 2; round++) {
            String id = "settle" + pings++;
            receive("<iq type='get' from='shakespeare.lit' id='" + id + "'><ping xmlns='urn:xmpp:ping'/></iq>");
            Element next = sent.poll(SECONDS, TimeUnit.SECONDS);
            while (next != null && !next.attribute("id").orElse("").equals(id)) {
                unread.add(next);
                next = sent.poll(SECONDS, TimeUnit.SECONDS);
            }
            assertThat(next).as("the answer to " + id).isNotNull();
        }
    }

    /** Whether nothing was sent that has not been looked at. */
    boolean isSilent() throws InterruptedException {
        settle();
        return unread.isEmpty();
    }

    /** Enters the room, in which nobody else is. */
    Room enter(String nick) throws Exception {
        CompletableFuture<Room> joining = muc.join(COVEN, nick, JoinOptions.DEFAULT);
        sent();
        receive(self(nick));
        return joining.get(SECONDS, TimeUnit.SECONDS);
    }

    /** What is raised from now on under a key. */
    <T> BlockingQueue<T> events(EventKey<T> key) {
        BlockingQueue<T> events = new LinkedBlockingQueue<>();
        session.on(key, events::add);
        return events;
    }

    /** The next of the events. */
    static <T> T next(BlockingQueue<T> events) throws InterruptedException {
        T next = events.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("an event").isNotNull();
        return next;
    }

    /** What a future has come to. */
    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        session.close();
        listener.close();
    }
}
