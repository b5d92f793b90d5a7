/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osier.jid.Jid;
import org.osier.roster.internal.Arrivals;
import org.osier.roster.internal.Book;
import org.osier.roster.internal.ClientSync;
import org.osier.roster.internal.Outlet;
import org.osier.stanza.Iq;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.stream.EventHandler.Delivery;
import org.osier.stream.EventKey;
import org.osier.stream.Matcher;
import org.osier.stream.XmlStream;

/**
 * Connects the rosters with their session. Their handlers are the first, so all others find taken in what they handle. Safe
 * for use by many threads.
 */
final class SessionRosters implements Outlet {
    private final Session session;
    private final XmlStream stream;
    private final StanzaDispatch dispatch;
    private final Book book = new Book(this);
    private final ClientSync sync = new ClientSync(book);
    private final AtomicBoolean pushesHandled = new AtomicBoolean();

    SessionRosters(Session session, XmlStream stream, StanzaDispatch dispatch) {
        this.session = session;
        this.stream = stream;
        this.dispatch = dispatch;
        Arrivals arrivals = new Arrivals(book);
        stream.handle(
                "rosters",
                Matcher.name(Stanza.NAMESPACE, "presence"),
                element -> arrivals.arrived(new Presence(element)));
        stream.on(Session.SESSION_START, Delivery.QUEUED, started -> book.sessionStarted());
        stream.on(Session.SESSION_END, Delivery.QUEUED, ended -> book.sessionEnded());
    }

    Book book() {
        return book;
    }

    void sent(Presence presence) {
        book.sent(presence);
    }

    void fetch() {
        if (pushesHandled.compareAndSet(false, true)) {
            // Without showing a feature: a client does not serve rosters.
            dispatch.answer(Iq.Type.SET, "jabber:iq:roster", "query", (push, seen) -> sync.push(push), session);
        }
        sync.fetch();
    }

    @Override
    public Jid jid() {
        return session.jid();
    }

    @Override
    public boolean isComponent() {
        return session.kind() == Session.Kind.COMPONENT;
    }

    @Override
    public void send(Stanza stanza) {
        session.send(stanza);
    }

    @Override
    public CompletableFuture<Iq> request(Iq request) {
        return session.request(request);
    }

    @Override
    public <T> void raise(EventKey<T> event, T data) {
        if (!stream.hasHandlers(event)) {
            return;
        }
        if (stream.isEventLoop()) {
            // At once: a flood of presence must not fill the event queue from within.
            stream.raiseDirect(event, data);
        } else {
            stream.raise(event, data);
        }
    }

    @Override
    public void aside(Runnable task) {
        stream.threads().execute(task);
    }
}
