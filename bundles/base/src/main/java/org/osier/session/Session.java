/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.osier.jid.Jid;
import org.osier.roster.Roster;
import org.osier.roster.Rosters;
import org.osier.stanza.Iq;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.EventKey;
import org.osier.stream.NotConnectedException;
import org.osier.stream.Registration;
import org.osier.stream.XmppException;

/**
 * A client's or component's presence on the network, as handlers, plugins and services see it. It outlives its
 * connections: what is registered stays. Safe for use by many threads.
 */
@ProviderType
public interface Session extends Registry {
    /** What kind of entity a session is. */
    enum Kind {
        /** A client of a server (RFC 6120). */
        CLIENT,
        /** A component beside a server (XEP-0114). */
        COMPONENT
    }

    /** How far a session is. */
    enum State {
        /** Not connected; may connect again. */
        OFFLINE,
        /** Connecting or negotiating. */
        CONNECTING,
        /** Ready to send and receive. */
        ONLINE,
        /** Closed for good. */
        CLOSED
    }

    /** Raised on the event loop when the session can be used, after each connect. */
    EventKey<Session> SESSION_START = new EventKey<>("session_start", Session.class);

    /**
     * Raised on the event loop, in place of {@link #SESSION_START}, when a session whose connection was lost goes on over a
     * new one: nothing of it is lost, requests that wait for a reply included.
     */
    EventKey<Session> SESSION_RESUMED = new EventKey<>("session_resumed", Session.class);

    /**
     * Raised on the event loop when the session has ended, after all that had been received. That is before
     * {@link #DISCONNECTED}; or, where the session might have been resumed, when it is clear that it will not be.
     */
    EventKey<Disconnection> SESSION_END = new EventKey<>("session_end", Disconnection.class);

    /** Raised on the event loop when the connection is gone. */
    EventKey<Disconnection> DISCONNECTED = new EventKey<>("disconnected", Disconnection.class);

    /**
     * Raised on the event loop when an attempt to connect in the background has failed, or when an error has ended a
     * session, after {@link #DISCONNECTED}; says what comes next. Without a handler it is logged.
     */
    EventKey<ConnectionFailure> CONNECTION_FAILED = new EventKey<>("connection_failed", ConnectionFailure.class);

    /**
     * Raised at once when the state has changed, with the state as it is now: one that was over before it could be told is
     * left out. On a thread that has other things to do, so it must not block.
     */
    EventKey<State> STATE_CHANGED = new EventKey<>("state_changed", State.class);

    /**
     * Raised at once when a feature has come or gone: {@link #features} tells which there are. On the thread that has
     * registered something, so it must not block.
     */
    EventKey<Session> FEATURES_CHANGED = new EventKey<>("features_changed", Session.class);

    /** Client or component. */
    Kind kind();

    /** How far it is. */
    State state();

    /** The own address: the bound full JID of a client that is or was online, else the one that it was made with. */
    Jid jid();

    /** The id that the server gave to the current stream, or to the last one. */
    Optional<String> streamId();

    /**
     * What services that serve only some sessions select them by, with LDAP filters: {@code jid}, {@code kind} and
     * {@code state} as texts. Immutable, and as it is now.
     */
    Map<String, Object> properties();

    /**
     * Sends a stanza after what was sent before. Returns once it is queued; waits while the send queue is full.
     *
     * @throws NotConnectedException when there is no session; nothing was sent
     */
    void send(Stanza stanza);

    /** {@link #request(Iq, Duration)} with half a minute. */
    CompletableFuture<Iq> request(Iq request);

    /**
     * Sends a request, with a new id that nobody can guess. The reply counts only from the address that was asked. At most
     * 10,000 requests of a session wait for their replies; past that none is sent. Who cancels the future gives up.
     *
     * @param timeout how long the reply may take; more than zero
     * @return the result; or fails with {@link StanzaErrorException} when the other side refuses, with
     *     {@link NoReplyException} when it does not answer in time, with {@link NotConnectedException} when the session
     *     ends before; it goes on when the session is resumed. What is chained to it runs on a thread of its own
     */
    CompletableFuture<Iq> request(Iq request, Duration timeout);

    /** {@link #request(Iq, Duration, Consumer, Consumer)} with half a minute. */
    Registration request(Iq request, Consumer<? super Iq> onResult, Consumer<? super XmppException> onFailure);

    /**
     * Sends a request like {@link #request(Iq, Duration)}, and has one of two callbacks called once, on the event loop: the
     * reply comes in order with all other stanzas, after the handlers of those before it and ahead of those behind it. A
     * failure that is no reply is told as soon as the event loop comes to it. Callbacks must not block; what they throw is
     * logged.
     *
     * @param timeout how long the reply may take; more than zero
     * @param onFailure gets what the future would fail with
     * @return gives up when closed: no callback is called from then on. Need not be closed after a call
     */
    Registration request(
            Iq request, Duration timeout, Consumer<? super Iq> onResult, Consumer<? super XmppException> onFailure);

    /**
     * Sends a request and waits half a minute for the result.
     *
     * @throws StanzaErrorException when the other side refuses
     * @throws NoReplyException when it does not answer in time
     * @throws NotConnectedException when the session ends before
     * @throws IllegalStateException at once on the event loop, which would wait for itself; use {@link #request(Iq)} there
     */
    Iq requestAndWait(Iq request);

    /** {@link #requestAndWait(Iq)} with a time limit of one's own. */
    Iq requestAndWait(Iq request, Duration timeout);

    /** Raises an event. */
    <T> void raise(EventKey<T> event, T data);

    /** The features that are there now: the namespaces of iq handlers, and what plugins added. Sorted. */
    Set<String> features();

    /**
     * Offers an extension that may be of any quality: like {@link #add}, but it is called on threads of its own, within
     * bounds, and what it throws is logged and shown by {@link #extensions}. Returns at once, and never throws for it.
     */
    Offering offer(Extension extension);

    /** The API of an attached plugin. */
    <A> Optional<A> plugin(Class<A> api);

    /** The extensions that were added or offered to this session and not taken away, sorted by name. */
    List<ExtensionInfo> extensions();

    /** The rosters of this session's own addresses. What is claimed through a {@link Scope} is given back with it. */
    Rosters rosters();

    /** The roster of the own bare address. */
    default Roster roster() {
        return rosters().own();
    }
}
