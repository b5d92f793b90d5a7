/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.osier.jid.Jid;
import org.osier.session.BaseXmpp.Established;
import org.osier.session.Session.State;
import org.osier.stream.Connection;
import org.osier.stream.ConnectionException;
import org.osier.stream.NotConnectedException;
import org.osier.stream.Registration;
import org.osier.stream.StreamConfig;
import org.osier.stream.StreamEnd;
import org.osier.stream.Timer;
import org.osier.stream.XmlStream;
import org.osier.stream.XmppException;

/**
 * The life of a session: attempts to connect, being online, losing the connection, getting it back, resumed or anew, and
 * the end. Safe for use by many threads.
 */
final class Lifecycle {
    private static final Logger LOG = System.getLogger(Lifecycle.class.getName());

    private final BaseXmpp session;
    private final XmlStream stream;
    private final Timer timer;
    private final Requests requests;
    private final LifeEvents events;
    private final StateNews news;

    /** Guards what changes the state. */
    private final Object lock = new Object();

    private final Reconnection reconnection;
    private final NegotiationWatch negotiation;
    private final Interruption interruption;
    private Registration nextAttempt = Registration.NONE;

    private volatile State state = State.OFFLINE;
    private volatile Jid jid;
    private volatile Optional<String> streamId = Optional.empty();
    /** The read loop while it tells that its connection has ended. */
    private volatile Thread ending;

    Lifecycle(BaseXmpp session, Jid jid, StreamConfig config, ReconnectPolicy reconnect) {
        this.session = session;
        this.jid = jid;
        this.timer = config.timer();
        this.stream = new XmlStream(config, this::lost);
        this.requests = new Requests(timer, this::jid);
        this.reconnection = new Reconnection(reconnect, timer);
        this.negotiation = new NegotiationWatch(timer);
        this.interruption = new Interruption(timer);
        this.news = new StateNews(this::state, now -> stream.raiseDirect(Session.STATE_CHANGED, now));
        this.events = new LifeEvents(session, stream);
    }

    XmlStream stream() {
        return stream;
    }

    Requests requests() {
        return requests;
    }

    State state() {
        return state;
    }

    Jid jid() {
        return jid;
    }

    Optional<String> streamId() {
        return streamId;
    }

    // Connecting

    void connect() {
        if (!enterConnecting()) {
            throw new IllegalStateException(jid + " is " + state + " and cannot connect");
        }
        attemptOnce();
    }

    void start() {
        synchronized (lock) {
            tryAgainAfter(Duration.ZERO);
        }
    }

    private void tryAgainAfter(Duration delay) {
        nextAttempt = timer.after(delay, this::attempt);
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

    private boolean enterConnecting() {
        synchronized (lock) {
            if (state != State.OFFLINE) {
                return false;
            }
            state = State.CONNECTING;
            negotiation.begin();
        }
        news.tell();
        return true;
    }

    private void attemptOnce() {
        try {
            goOnline(session.establish());
        } catch (XmppException e) {
            throw leaveConnecting(e);
        } catch (RuntimeException | Error e) {
            leaveConnecting(e);
            throw e;
        }
    }

    /** Returns what explains the failure best. */
    private XmppException leaveConnecting(Throwable failure) {
        XmppException explained = failure instanceof XmppException e ? e : null;
        synchronized (lock) {
            negotiation.over();
            if (state == State.CLOSED) {
                explained = closedMeanwhile();
            } else {
                Optional<String> late = negotiation.lateness(jid.toString());
                explained = late.<XmppException>map(slow -> new ConnectionException(slow, failure))
                        .orElse(explained);
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

    private void attemptFailed(XmppException cause) {
        Optional<Runnable> over;
        Runnable told;
        synchronized (lock) {
            if (state == State.CLOSED) {
                return;
            }
            ConnectionFailure failure = new ConnectionFailure(cause, reconnection.next(Optional.of(cause)));
            over = failure.nextAttempt().isPresent() ? Optional.empty() : endInterrupted();
            told = events.failed(failure);
            failure.nextAttempt().ifPresent(this::tryAgainAfter);
        }
        over.ifPresent(stream::execute);
        stream.execute(told);
    }

    void negotiating(Connection connection) {
        synchronized (lock) {
            if (state != State.CLOSED) {
                negotiation.watch(connection);
                return;
            }
        }
        connection.abort();
        throw closedMeanwhile();
    }

    // Online

    private void goOnline(Established established) {
        Runnable beginning;
        boolean resumed;
        synchronized (lock) {
            negotiation.over();
            if (state == State.CLOSED) {
                established.connection().abort();
                throw closedMeanwhile();
            }
            // What has been declared over begins anew, whatever the server thinks.
            resumed = established.resumed() && interruption.isOpen();
            if (resumed) {
                interruption.end();
            } else {
                // Told before the beginning, as it comes before.
                endInterrupted();
            }
            jid = established.jid();
            streamId = established.connection().peerHeader().attribute("id");
            beginning = events.begins(resumed ? Session.SESSION_RESUMED : Session.SESSION_START);
            stream.run(established.connection());
            state = State.ONLINE;
            reconnection.online();
        }
        news.tell();
        tellSession(resumed);
        stream.execute(beginning);
    }

    private void tellSession(boolean resumed) {
        try {
            if (resumed) {
                session.resumed();
            } else {
                session.started();
            }
        } catch (NotConnectedException e) {
            LOG.log(Level.DEBUG, "{0} lost its connection at once: {1}", jid, e.getMessage());
        }
    }

    /** On the read loop, which must not wait: the connection has just ended. */
    private void lost(StreamEnd end) {
        ending = Thread.currentThread();
        Optional<Duration> hope = resumableFor(end);
        synchronized (lock) {
            if (state == State.ONLINE) {
                state = State.OFFLINE;
            }
            Optional<Duration> delay = state == State.OFFLINE ? reconnection.afterLoss(end.cause()) : Optional.empty();
            boolean interrupted = delay.isPresent() && hope.isPresent();
            if (interrupted) {
                interruption.begin(end, hope.get(), this::timeIsOver);
            } else {
                // Before the next attempt, whose requests it must not hit.
                failRequests();
            }
            Optional<ConnectionFailure> failure = state == State.OFFLINE ? failure(end, delay) : Optional.empty();
            events.lost(end, !interrupted, failure);
            delay.ifPresent(this::tryAgainAfter);
        }
        news.tell();
        ending = null;
    }

    /** Whatever that throws, the connection has ended. */
    private Optional<Duration> resumableFor(StreamEnd end) {
        try {
            return session.resumableFor(end);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the session of " + jid + " will not be resumed", e);
            return Optional.empty();
        }
    }

    private static Optional<ConnectionFailure> failure(StreamEnd end, Optional<Duration> delay) {
        return end.cause()
                .map(c -> c instanceof XmppException e ? e : new ConnectionException("internal error: " + c, c))
                .map(cause -> new ConnectionFailure(cause, delay));
    }

    private void failRequests() {
        requests.failAll(new NotConnectedException("the session of " + jid + " has ended"));
    }

    // The end

    private void timeIsOver() {
        Optional<Runnable> told;
        synchronized (lock) {
            told = endInterrupted();
        }
        told.ifPresent(stream::execute);
    }

    /** The session that might have been resumed will not be; returns what tells so, where there was one. */
    private Optional<Runnable> endInterrupted() {
        Optional<Disconnection> lost = interruption.end();
        if (lost.isPresent()) {
            failRequests();
        }
        return lost.map(events::over);
    }

    CompletableFuture<Void> closeAsync() {
        Optional<Runnable> told;
        synchronized (lock) {
            state = State.CLOSED;
            nextAttempt.close();
            negotiation.abort();
            told = endInterrupted();
        }
        news.tell();
        // The caller may be one who must not wait for room in the event queue.
        told.ifPresent(task -> stream.threads().execute(() -> stream.execute(task)));
        CompletableFuture<Void> closed = stream.close();
        var unused = closed.whenComplete((nothing, failure) -> cancelSchedules());
        return closed;
    }

    /** They would go on for ever, and hold what they belong to. */
    private void cancelSchedules() {
        if (!stream.schedules().names().isEmpty()) {
            stream.threads().execute(stream.schedules()::cancelAll);
        }
    }

    void close() {
        CompletableFuture<Void> closed = closeAsync();
        if (stream.mayWait() && Thread.currentThread() != ending) {
            long bound = stream.config().closeTimeout().toMillis() * 2;
            closed.copy().completeOnTimeout(null, bound, TimeUnit.MILLISECONDS).join();
        }
    }
}
