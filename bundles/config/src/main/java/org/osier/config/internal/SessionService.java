/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import java.util.Hashtable;
import java.util.concurrent.CompletableFuture;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osier.session.BaseXmpp;
import org.osier.session.Disconnection;
import org.osier.session.Session;
import org.osier.stream.Threads;

/**
 * One session as a service, whose properties tell what it is and how far it is; never what it was configured with. Safe
 * for use by many threads.
 */
final class SessionService {
    private final String pid;
    private final BaseXmpp session;
    private final Report report;
    private ServiceRegistration<Session> registration;

    SessionService(String pid, BaseXmpp session, Hints hints, Report report) {
        this.pid = pid;
        this.session = session;
        this.report = report;
        // Whoever hears of the change runs on that thread, so it is none of the stream's.
        session.on(Session.STATE_CHANGED, state -> Threads.start("osier-state-" + pid, this::publish));
        session.on(Session.SESSION_START, s -> report.online(s.jid().toString()));
        session.on(Session.SESSION_END, this::ended);
        session.on(Session.CONNECTION_FAILED, failure -> report.failed(failure, hints.after(failure.cause())));
    }

    /** Publishes the service, so that handlers find it before it is online, and connects once the way is free. */
    synchronized void open(BundleContext context, CompletableFuture<Void> free) {
        registration = context.registerService(Session.class, session, properties());
        CompletableFuture<Void> unused = free.whenComplete((nothing, failure) -> session.start());
    }

    /** Withdraws the service and ends the session in good order, within the stream's bound. */
    CompletableFuture<Void> close() {
        withdraw();
        return session.closeAsync();
    }

    private void withdraw() {
        ServiceRegistration<Session> old;
        synchronized (this) {
            old = registration;
            registration = null;
        }
        if (old != null) {
            old.unregister();
        }
    }

    private synchronized void publish() {
        if (registration != null) {
            registration.setProperties(properties());
        }
    }

    @SuppressWarnings("JdkObsolete") // The specification has it so.
    private Hashtable<String, Object> properties() {
        Hashtable<String, Object> properties = new Hashtable<>(session.properties());
        properties.put("pid", pid);
        return properties;
    }

    private void ended(Disconnection end) {
        // What has a cause is reported as a failure, with what follows from it.
        if (end.cause().isEmpty() && session.state() != Session.State.CLOSED) {
            report.info("the server ended the stream; connecting again");
        }
    }
}
