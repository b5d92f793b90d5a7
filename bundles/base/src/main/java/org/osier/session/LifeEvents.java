/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.osier.stream.EventHandler.Delivery;
import org.osier.stream.EventKey;
import org.osier.stream.StanzaFilter;
import org.osier.stream.StreamEnd;
import org.osier.stream.XmlStream;
import org.osier.xml.Element;

/**
 * Raises the events of a session's life on the event loop, in the order in which they happened: the start of a session
 * before its first stanza, the end after its last. Methods that return a task have it told by who runs that task on the
 * event loop, if nothing else has before.
 */
final class LifeEvents {
    private static final Logger LOG = System.getLogger(LifeEvents.class.getName());

    private final Session session;
    private final XmlStream stream;
    private final Announcements announcements = new Announcements();
    private volatile Optional<Runnable> beginning = Optional.empty();

    LifeEvents(Session session, XmlStream stream) {
        this.session = session;
        this.stream = stream;
        stream.filter(StanzaFilter.Stage.IN, Integer.MIN_VALUE, this::afterBeginning);
        stream.on(XmlStream.ENDED, Delivery.QUEUED, announcements::tell);
    }

    /** A session can be used from now on; call it before anything is read. */
    Runnable begins(EventKey<Session> how) {
        Runnable task = announcements.add(new Object(), () -> stream.raiseDirect(how, session));
        beginning = Optional.of(task);
        return task;
    }

    /** On the read loop: the start of a session is told before its first stanza. */
    private Optional<Element> afterBeginning(Element element) {
        Optional<Runnable> starting = beginning;
        if (starting.isPresent()) {
            beginning = Optional.empty();
            stream.execute(starting.get());
        }
        return Optional.of(element);
    }

    /** A connection is lost, and perhaps the session with it; told after all that had been read from it. */
    void lost(StreamEnd end, boolean over, Optional<ConnectionFailure> failure) {
        announcements.add(end, () -> {
            Disconnection disconnection = new Disconnection(end);
            if (over) {
                stream.raiseDirect(Session.SESSION_END, disconnection);
            }
            stream.raiseDirect(Session.DISCONNECTED, disconnection);
            failure.ifPresent(this::report);
        });
    }

    /** A session whose connection was lost some time ago is over. */
    Runnable over(Disconnection disconnection) {
        return announcements.add(disconnection, () -> stream.raiseDirect(Session.SESSION_END, disconnection));
    }

    /** An attempt to connect has failed. */
    Runnable failed(ConnectionFailure failure) {
        return announcements.add(failure, () -> report(failure));
    }

    private void report(ConnectionFailure failure) {
        if (stream.hasHandlers(Session.CONNECTION_FAILED)) {
            stream.raiseDirect(Session.CONNECTION_FAILED, failure);
        } else {
            LOG.log(Level.WARNING, "{0}: {1}", session.jid(), failure);
        }
    }
}
