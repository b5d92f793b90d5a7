/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.Stanza;
import org.osier.stream.Connection;
import org.osier.stream.ConnectionException;
import org.osier.stream.EventHandler;
import org.osier.stream.EventHandler.Delivery;
import org.osier.stream.EventKey;
import org.osier.stream.NotConnectedException;
import org.osier.stream.Registration;
import org.osier.stream.StanzaFilter;
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
public abstract class BaseXmpp implements Session, AutoCloseable {
    private static final Logger LOG = System.getLogger(BaseXmpp.class.getName());
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration NEGOTIATION_TIME = Duration.ofSeconds(30);

    private final XmlStream stream;
    private final StanzaDispatch dispatch;
    private final Requests requests;
    private final Features features = new Features();
    private final Plugins plugins = new Plugins();
    private final Object lifecycle = new Object();
    private final Reconnection reconnection;
    private final StateNews news;
    private final Announcements announcements = new Announcements();
    private volatile Optional<Runnable> start = Optional.empty();
    private volatile Thread ending;
    private volatile State state = State.OFFLINE;
    private volatile Jid jid;
    private volatile Optional<String> streamId = Optional.empty();
    private Connection negotiating;
    private Registration deadline = Registration.NONE;
    private volatile boolean tooLate;
    private Registration nextAttempt = Registration.NONE;

    /** A session that is not connected yet, with the address that it will ask for. */
    // Later compilers see that the stream is told of us; it calls nobody before there is a connection.
    @SuppressWarnings("this-escape")
    protected BaseXmpp(Jid jid, StreamConfig config, ReconnectPolicy reconnect) {
        this.jid = jid;
        this.stream = new XmlStream(config, this::lost);
        this.requests = new Requests(config.timer(), this::jid);
        this.dispatch = new StanzaDispatch(this, stream, requests);
        this.reconnection = new Reconnection(reconnect, config.timer());
        this.news = new StateNews(this::state, now -> stream.raiseDirect(STATE_CHANGED, now));
        stream.filter(StanzaFilter.Stage.IN, Integer.MIN_VALUE, this::afterStart);
        stream.on(XmlStream.ENDED, Delivery.QUEUED, announcements::tell);
    }

    /**
     * Makes one attempt to get a session, on the calling thread: connects, negotiates, and returns what is ready for
     * stanzas. Hands each connection to {@link #negotiating} before it waits for the peer.
     *
     * @throws XmppException with a message fit for the operator
     */
    protected abstract Established establish();

    /** Called when a session has started, usually before {@link Session#SESSION_START} is raised; may send, not wait. */
    protected void started() {}

    /**
     * A session just negotiated.
     *
     * @param connection the connection, ready for stanzas
     * @param jid the own address on it
     */
    public record Established(Connection connection, Jid jid) {}

    // Life

    /**
     * Makes one attempt to connect and returns when the session can be used. If that session is lost later, it is made
     * again as the policy says.
     *
     * @throws XmppException when it fails; the message is fit for the operator
     * @throws IllegalStateException when already connecting, connected or closed
     */
    public final void connect() {
        if (!enterConnecting()) {
            throw new IllegalStateException(jid + " is " + state + " and cannot connect");
        }
        attemptOnce();
    }

    private void attemptOnce() {
        try {
            goOnline(establish());
        } catch (XmppException e) {
            throw leaveConnecting(e);
        } catch (RuntimeException | Error e) {
            leaveConnecting(e);
            throw e;
        }
    }

    private String slow() {
        return "the server did not finish the login of " + jid + " within " + NEGOTIATION_TIME.toSeconds()
                + " s; check that host and port belong to an XMPP server";
    }

    /**
     * Connects in the background and tries again as the policy says, from the first attempt on. Failures are raised as
     * {@link Session#CONNECTION_FAILED}.
     */
    public final void start() {
        synchronized (lifecycle) {
            nextAttempt = stream.config().timer().after(Duration.ZERO, this::attempt);
        }
    }

    private void attempt() {
        if (!enterConnecting()) {
            LOG.log(Level.DEBUG, "no attempt to connect {0}, which is {1}", jid, state);
            return;
        }
        try {
            attemptOnce();
        } catch (XmppException e) {
            attemptFailed(e);
        } catch (RuntimeException | Error e) {
            attemptFailed(new ConnectionException("an internal error stopped the login of " + jid + ": " + e, e));
        }
    }

    private void attemptFailed(XmppException cause) {
        Runnable told;
        synchronized (lifecycle) {
            if (state == State.CLOSED) {
                return;
            }
            ConnectionFailure failure = new ConnectionFailure(cause, reconnection.next(Optional.of(cause)));
            told = announcements.add(failure, () -> report(failure));
            failure.nextAttempt().ifPresent(this::tryAgainAfter);
        }
        stream.execute(told);
    }

    private void tryAgainAfter(Duration delay) {
        nextAttempt = stream.config().timer().after(delay, this::attempt);
    }

    private void report(ConnectionFailure failure) {
        if (stream.hasHandlers(CONNECTION_FAILED)) {
            stream.raiseDirect(CONNECTION_FAILED, failure);
        } else {
            LOG.log(Level.WARNING, "{0}: {1}", jid, failure);
        }
    }

    private boolean enterConnecting() {
        synchronized (lifecycle) {
            if (state != State.OFFLINE) {
                return false;
            }
            state = State.CONNECTING;
            tooLate = false;
        }
        news.tell();
        return true;
    }

    /** Returns what explains the failure best. */
    private XmppException leaveConnecting(Throwable failure) {
        XmppException explained = failure instanceof XmppException e ? e : null;
        synchronized (lifecycle) {
            negotiated();
            if (state == State.CLOSED) {
                explained = closedMeanwhile();
            } else if (tooLate) {
                explained = new ConnectionException(slow(), failure);
            }
            if (state == State.CONNECTING) {
                state = State.OFFLINE;
            }
        }
        news.tell();
        return explained;
    }

    private NotConnectedException closedMeanwhile() {
        return new NotConnectedException(jid + " was closed while it connected");
    }

    private void negotiated() {
        negotiating = null;
        deadline.close();
    }

    /** Tells which connection is being negotiated on, so that {@link #close} and the time limit can end it. */
    protected final void negotiating(Connection connection) {
        synchronized (lifecycle) {
            if (state != State.CLOSED) {
                negotiating = connection;
                deadline.close();
                deadline = stream.config().timer().after(NEGOTIATION_TIME, () -> {
                    tooLate = true;
                    connection.abort();
                });
                return;
            }
        }
        connection.abort();
        throw closedMeanwhile();
    }

    private void goOnline(Established established) {
        Runnable starting;
        synchronized (lifecycle) {
            negotiated();
            if (state == State.CLOSED) {
                established.connection().abort();
                throw closedMeanwhile();
            }
            jid = established.jid();
            streamId = established.connection().peerHeader().attribute("id");
            starting = announcements.add(established, () -> stream.raiseDirect(SESSION_START, this));
            start = Optional.of(starting);
            stream.run(established.connection());
            state = State.ONLINE;
            reconnection.online();
        }
        news.tell();
        try {
            started();
        } catch (NotConnectedException e) {
            LOG.log(Level.DEBUG, "{0} lost its connection at once: {1}", jid, e.getMessage());
        }
        stream.execute(starting);
    }

    /** On the read loop: the start of a session is told before its first stanza. */
    private Optional<Element> afterStart(Element element) {
        Optional<Runnable> starting = start;
        if (starting.isPresent()) {
            start = Optional.empty();
            stream.execute(starting.get());
        }
        return Optional.of(element);
    }

    /** On the read loop, which must not wait: the connection has just ended. */
    private void lost(StreamEnd end) {
        ending = Thread.currentThread();
        synchronized (lifecycle) {
            if (state == State.ONLINE) {
                state = State.OFFLINE;
            }
            // Before the next attempt, whose requests it must not hit.
            requests.failAll(new NotConnectedException("the session of " + jid + " has ended"));
            Optional<ConnectionFailure> failure = state == State.OFFLINE ? comeBack(end) : Optional.empty();
            announcements.add(end, () -> announceEnd(end, failure));
        }
        news.tell();
        ending = null;
    }

    private Optional<ConnectionFailure> comeBack(StreamEnd end) {
        Optional<Duration> delay = reconnection.afterLoss(end.cause());
        delay.ifPresent(this::tryAgainAfter);
        return end.cause()
                .map(c -> c instanceof XmppException e ? e : new ConnectionException("internal error: " + c, c))
                .map(cause -> new ConnectionFailure(cause, delay));
    }

    private void announceEnd(StreamEnd end, Optional<ConnectionFailure> failure) {
        Disconnection disconnection = new Disconnection(end);
        stream.raiseDirect(SESSION_END, disconnection);
        stream.raiseDirect(DISCONNECTED, disconnection);
        failure.ifPresent(this::report);
    }

    /**
     * Ends the session in good order, for good: what was sent is still written, then the stream is closed. Completes
     * when that is done, within bounds. Safe on any thread, the event loop included, and at any time.
     */
    public final CompletableFuture<Void> closeAsync() {
        synchronized (lifecycle) {
            state = State.CLOSED;
            nextAttempt.close();
            if (negotiating != null) {
                negotiating.abort();
            }
        }
        news.tell();
        return stream.close();
    }

    /** {@link #closeAsync} and waits for it, within bounds; on the event loop and the read loop, without waiting. */
    @Override
    public final void close() {
        CompletableFuture<Void> closed = closeAsync();
        if (stream.mayWait() && Thread.currentThread() != ending) {
            long bound = stream.config().closeTimeout().toMillis() * 2;
            closed.copy().completeOnTimeout(null, bound, TimeUnit.MILLISECONDS).join();
        }
    }

    // Facts

    @Override
    public final State state() {
        return state;
    }

    @Override
    public final Jid jid() {
        return jid;
    }

    @Override
    public final Optional<String> streamId() {
        return streamId;
    }

    @Override
    public final Set<String> features() {
        return features.all();
    }

    // Traffic

    @Override
    public final void send(Stanza stanza) {
        stream.send(outgoing(stanza));
    }

    /** The element to send for a stanza; a component puts its address in. */
    protected Element outgoing(Stanza stanza) {
        return stanza.element();
    }

    @Override
    public final CompletableFuture<Iq> request(Iq request) {
        return request(request, REPLY_TIMEOUT);
    }

    @Override
    public final CompletableFuture<Iq> request(Iq request, Duration timeout) {
        CompletableFuture<Iq> result = stream.newFuture();
        // Completed on another thread, so what is chained to it cannot hold up the read loop.
        var unused = ask(request, timeout)
                .whenCompleteAsync((reply, failure) -> complete(result, reply, failure), stream.threads());
        return result;
    }

    private static void complete(CompletableFuture<Iq> result, Iq reply, Throwable failure) {
        if (failure == null) {
            result.complete(reply);
        } else {
            result.completeExceptionally(failure);
        }
    }

    private CompletableFuture<Iq> ask(Iq request, Duration timeout) {
        if (!request.isRequest()) {
            throw new IllegalArgumentException("an iq of type " + request.type() + " is no request; use send");
        }
        Iq withId = request.withId(requests.newId());
        CompletableFuture<Iq> reply = requests.expect(withId, timeout);
        if (!reply.isDone()) {
            try {
                send(withId);
            } catch (XmppException e) {
                requests.fail(withId.id().orElseThrow(), e);
            }
        }
        return reply;
    }

    @Override
    public final Iq requestAndWait(Iq request) {
        if (!stream.mayWait()) {
            String loop = stream.isEventLoop() ? "event" : "read";
            throw new IllegalStateException("a blocking request on the " + loop
                    + " loop would wait for itself; use request()," + " or handle the event with onThreaded()");
        }
        try {
            return ask(request, REPLY_TIMEOUT).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof XmppException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoReplyException("interrupted before the reply came");
        }
    }

    // Extensions

    @Override
    public final Registration add(Extension extension) {
        List<Registration> added = new ArrayList<>();
        try {
            if (extension instanceof Plugin<?> plugin) {
                added.add(plugins.attach(plugin, this));
            }
            if (extension instanceof MessageHandler handler) {
                added.add(dispatch.onMessage(handler));
            }
            if (extension instanceof PresenceHandler handler) {
                added.add(dispatch.onPresence(handler));
            }
            if (extension instanceof IqHandler handler) {
                added.add(answer(handler));
            }
        } catch (RuntimeException | Error e) {
            added.forEach(Registration::close);
            throw e;
        }
        return added.stream()
                .reduce(Registration::and)
                .orElseThrow(() -> new IllegalArgumentException(
                        extension.getClass().getName() + " is neither a handler nor a plugin"));
    }

    private Registration answer(IqHandler handler) {
        Handles handles = StanzaDispatch.handles(handler)
                .orElseThrow(() -> new IllegalArgumentException(
                        handler.getClass().getName() + " needs the annotation @Handles, which says what it answers"));
        Registration all = Registration.NONE;
        for (Iq.Type type : handles.type()) {
            all = all.and(handle(type, handles.namespace(), handles.name(), handler));
        }
        return all;
    }

    @Override
    public final Registration handle(Iq.Type type, String namespace, String name, IqHandler handler) {
        return dispatch.answer(type, namespace, name, handler).and(features.add(namespace));
    }

    @Override
    public final Registration onMessage(MessageHandler handler) {
        return dispatch.onMessage(handler);
    }

    @Override
    public final Registration onPresence(PresenceHandler handler) {
        return dispatch.onPresence(handler);
    }

    @Override
    public final <A> Optional<A> plugin(Class<A> api) {
        return plugins.find(api);
    }

    @Override
    public final <T> Registration on(EventKey<T> event, EventHandler<? super T> handler) {
        return stream.on(event, Delivery.QUEUED, handler);
    }

    @Override
    public final <T> Registration onThreaded(EventKey<T> event, EventHandler<? super T> handler) {
        return stream.on(event, Delivery.THREADED, handler);
    }

    @Override
    public final <T> void raise(EventKey<T> event, T data) {
        stream.raise(event, data);
    }

    @Override
    public final Registration filter(StanzaFilter.Stage stage, int order, StanzaFilter filter) {
        return stream.filter(stage, order, filter);
    }

    @Override
    public final Registration feature(String feature) {
        return features.add(feature);
    }
}
