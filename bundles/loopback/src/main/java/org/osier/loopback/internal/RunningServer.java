/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osier.jid.Jid;
import org.osier.loopback.LoopbackException;
import org.osier.loopback.LoopbackSession;
import org.osier.loopback.internal.Login.Admission;
import org.osier.stanza.Stanza;
import org.osier.stream.Connection;
import org.osier.stream.EventHandler.Delivery;
import org.osier.stream.Registration;
import org.osier.stream.SocketTransport;
import org.osier.stream.StreamConfig;
import org.osier.stream.StreamError;
import org.osier.stream.StreamError.Condition;
import org.osier.stream.Threads;
import org.osier.stream.Timer;
import org.osier.stream.XmlStream;
import org.osier.stream.XmppException;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.XmlLimits;

/** Two ports, and what happens to a connection from the moment it is taken until it ends. Safe for many threads. */
public final class RunningServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RunningServer.class.getName());
    private static final ContentNamespace CLIENTS = ContentNamespace.of(Stanza.NAMESPACE);
    private static final ContentNamespace COMPONENTS =
            new ContentNamespace("jabber:component:accept", Stanza.NAMESPACE);
    private static final Duration CLOSE_TIME = Duration.ofSeconds(2);
    /** Far more than {@link Router#PACE}: room for what others send until they notice that they have to wait. */
    private static final int SEND_QUEUE = 4096;

    private final Settings settings;
    private final Router router;
    private final Guests guests;
    private final Door clients;
    private final Door components;

    /**
     * Opens both ports.
     *
     * @throws org.osier.loopback.LoopbackException when one of them is taken
     */
    public RunningServer(Settings settings) {
        this.settings = settings;
        this.router = new Router(settings);
        this.guests = new Guests(settings.mostConnections());
        Login client = new ClientLogin(
                new Names(settings.domain()),
                new Accounts(settings.users()),
                new Tls(settings.certificate().serverContext()));
        Login component = new ComponentLogin(settings.domain(), settings.components());
        this.clients = new Door("client.port", settings.clientPort());
        this.components = second(settings.componentPort());
        clients.open(socket -> greet(socket, CLIENTS, client));
        components.open(socket -> greet(socket, COMPONENTS, component));
    }

    private Door second(int port) {
        try {
            return new Door("component.port", port);
        } catch (LoopbackException e) {
            clients.close();
            throw e;
        }
    }

    /** Takes a connection over on a thread of its own, or sends it away when there are too many. */
    private void greet(Socket socket, ContentNamespace content, Login login) {
        try {
            Connection connection =
                    new Connection(new SocketTransport(socket), content, XmlLimits.BEFORE_AUTHENTICATION);
            if (guests.admit(connection)) {
                Threads.start("osier-loopback-login", () -> negotiate(connection, login));
            } else {
                connection.writeHeader(Element.builder(StreamError.STREAMS, "stream")
                        .attribute("from", settings.domain())
                        .attribute("version", "1.0")
                        .build());
                connection.fail(StreamError.of(Condition.RESOURCE_CONSTRAINT));
            }
        } catch (IOException | XmppException e) {
            LOG.log(Level.DEBUG, "a connection was lost before it began: {0}", e.getMessage());
        }
    }

    private void negotiate(Connection connection, Login login) {
        Registration deadline = Timer.SYSTEM.after(settings.loginTime(), connection::abort);
        boolean in = false;
        try {
            begin(connection, login.run(connection));
            in = true;
        } catch (XmppException e) {
            // Whatever peers do is their business: it must not fill our log.
            LOG.log(
                    Level.DEBUG,
                    "{0} did not get in: {1}",
                    connection.transport().peer(),
                    e.getMessage());
        } finally {
            deadline.close();
            if (!in) {
                connection.abort();
                guests.left(connection);
            }
        }
    }

    private void begin(Connection connection, Admission admission) {
        XmlStream stream = new XmlStream(config(admission.jid()), end -> guests.left(connection));
        Endpoint endpoint = admission.jid().local().isPresent()
                ? new Resource(admission.jid(), admission.streamId(), stream)
                : new ComponentEndpoint(admission.jid(), admission.streamId(), stream);
        stream.handleLast(element -> router.receive(endpoint, element));
        stream.on(XmlStream.ENDED, Delivery.QUEUED, end -> router.leave(endpoint));
        Optional<Condition> refusal = router.enter(endpoint, connection, admission.welcome());
        if (refusal.isPresent()) {
            throw StreamHead.refused(connection, refusal.get(), admission.jid() + " cannot be let in now");
        }
        LOG.log(Level.DEBUG, "{0} is in", admission.jid());
    }

    private static StreamConfig config(Jid jid) {
        StreamConfig standard = StreamConfig.named("loopback-" + jid);
        return new StreamConfig(
                standard.name(),
                standard.eventQueueItems(),
                standard.eventQueueBytes(),
                SEND_QUEUE,
                standard.writeTimeout(),
                CLOSE_TIME,
                standard.handlerGrace(),
                standard.timer());
    }

    /** Ends all sessions and frees the ports, within a few seconds. */
    @Override
    public void close() {
        clients.close();
        components.close();
        try {
            router.close().get(2 * CLOSE_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.DEBUG, "not every session ended in good order");
        }
        guests.abortAll();
    }

    /** The port for clients. */
    public int clientPort() {
        return clients.port();
    }

    /** The port for components. */
    public int componentPort() {
        return components.port();
    }

    /** Who is logged in. */
    public List<LoopbackSession> sessions() {
        return router.sessions();
    }

    /** Cuts the connection of a session; false when there is none. */
    public boolean drop(Jid jid) {
        return router.drop(jid);
    }
}
