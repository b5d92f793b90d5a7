/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.stream.Connection;
import org.osier.stream.EventKey;
import org.osier.stream.Registration;
import org.osier.stream.StreamConfig;
import org.osier.stream.StreamEnd;
import org.osier.stream.XmlStream;
import org.osier.stream.XmppException;
import org.osier.xml.Element;

/**
 * What clients and components have in common: stanzas, requests, plugins, and staying connected. A subclass knows how one
 * attempt to get a session is made.
 *
 * <p>Safe for use by many threads.
 */
public abstract class BaseXmpp extends Registrations implements AutoCloseable {
    private final Lifecycle life;
    private final SessionParts parts;

    /** A session that is not connected yet, with the address that it will ask for. */
    // Later compilers see that others are told of us; they call nobody before there is a connection.
    @SuppressWarnings("this-escape")
    protected BaseXmpp(Jid jid, StreamConfig config, ReconnectPolicy reconnect) {
        this.life = new Lifecycle(this, jid, config, reconnect);
        this.parts = SessionParts.of(this, life.stream(), life.requests());
    }

    @Override
    final SessionParts parts() {
        return parts;
    }

    /** What is registered at the session itself stands until somebody closes it. */
    @Override
    final Registration keep(Function<Runnable, Registration> register) {
        return register.apply(() -> {});
    }

    // For subclasses

    /**
     * Makes one attempt to get a session, on the calling thread: connects, negotiates, and returns what is ready for
     * stanzas. Hands each connection to {@link #negotiating} before it waits for the peer.
     *
     * @throws XmppException with a message fit for the operator
     */
    protected abstract Established establish();

    /** Called when a session has started, usually before {@link Session#SESSION_START} is raised; may send, not wait. */
    protected void started() {}

    /** Called in place of {@link #started} when a session goes on over a new connection. */
    protected void resumed() {}

    /**
     * For how long a session whose connection has just ended may be resumed by the next attempts; empty when it is over.
     * Until then requests that wait for a reply go on waiting, and {@link Session#SESSION_END} is not raised. Called on the
     * read loop, so it must not wait.
     */
    protected Optional<Duration> resumableFor(StreamEnd end) {
        return Optional.empty();
    }

    /** Tells which connection is being negotiated on, so that {@link #close} and the time limit can end it. */
    protected final void negotiating(Connection connection) {
        life.negotiating(connection);
    }

    /** The element to send for a stanza; a component puts its address in. */
    protected Element outgoing(Stanza stanza) {
        return stanza.element();
    }

    /** Asks the server for the roster, and follows it from now on (RFC 6121, 2.2). For clients; does not wait. */
    protected final void fetchRoster() {
        parts.rosters().fetch();
    }

    /** The stream below, which {@link #connect} runs and {@link #close} closes. */
    protected final XmlStream stream() {
        return life.stream();
    }

    /**
     * A session just negotiated.
     *
     * @param connection the connection, ready for stanzas
     * @param jid the own address on it
     * @param resumed whether it is the session before that goes on
     */
    public record Established(Connection connection, Jid jid, boolean resumed) {
        /** A new session. */
        public Established(Connection connection, Jid jid) {
            this(connection, jid, false);
        }
    }

    // Life

    /**
     * Makes one attempt to connect and returns when the session can be used. If that session is lost later, it is made
     * again as the policy says.
     *
     * @throws XmppException when it fails; the message is fit for the operator
     * @throws IllegalStateException when already connecting, connected or closed
     */
    public final void connect() {
        life.connect();
    }

    /**
     * Connects in the background and tries again as the policy says, from the first attempt on. Failures are raised as
     * {@link Session#CONNECTION_FAILED}.
     */
    public final void start() {
        life.start();
    }

    /**
     * Ends the session in good order, for good: what was sent is still written, then the stream is closed. Completes
     * when that is done, within bounds. Safe on any thread, the event loop included, and at any time.
     */
    public final CompletableFuture<Void> closeAsync() {
        return life.closeAsync();
    }

    /** {@link #closeAsync} and waits for it, within bounds; on the event loop and the read loop, without waiting. */
    @Override
    public final void close() {
        life.close();
    }

    // Facts

    @Override
    public final State state() {
        return life.state();
    }

    @Override
    public final Jid jid() {
        return life.jid();
    }

    @Override
    public final Optional<String> streamId() {
        return life.streamId();
    }

    @Override
    public final Map<String, Object> properties() {
        return Map.of(
                "jid", jid().toString(),
                "kind", kind().toString(),
                "state", state().toString());
    }

    @Override
    public final Set<String> features() {
        return parts.features().all();
    }

    @Override
    public final <A> Optional<A> plugin(Class<A> api) {
        return parts.apis().find(api);
    }

    @Override
    public final List<ExtensionInfo> extensions() {
        return parts.extensions().infos();
    }

    // Traffic

    @Override
    public final void send(Stanza stanza) {
        stream().send(outgoing(stanza));
        if (stanza instanceof Presence presence) {
            parts.rosters().sent(presence);
        }
    }

    @Override
    public final CompletableFuture<Iq> request(Iq request) {
        return request(request, Requests.TIMEOUT);
    }

    @Override
    public final CompletableFuture<Iq> request(Iq request, Duration timeout) {
        return parts.requester().exposed(parts.requester().ask(request, timeout));
    }

    @Override
    public final Iq requestAndWait(Iq request) {
        return requestAndWait(request, Requests.TIMEOUT);
    }

    @Override
    public final Iq requestAndWait(Iq request, Duration timeout) {
        parts.requester().requireMayWait();
        return parts.requester().await(parts.requester().ask(request, timeout));
    }

    @Override
    public final <T> void raise(EventKey<T> event, T data) {
        stream().raise(event, data);
    }
}
