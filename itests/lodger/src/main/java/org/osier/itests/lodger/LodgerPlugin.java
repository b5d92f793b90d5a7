/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.lodger;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Component;
import org.osier.itests.lodger.Books.Use;
import org.osier.jid.Jid;
import org.osier.session.Plugin;
import org.osier.session.Scope;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stream.Registration;
import org.osier.stream.StanzaFilter.Stage;

/** Has the session hold references to it, and to classes of its bundle, in every way, and takes none of them back. */
@Component(service = Plugin.class)
public final class LodgerPlugin implements Plugin<Lodging> {
    /** With this system property, the only reference that nobody can take back: one in a map of the JVM. */
    private static final String LEAKS = "osier.test.lodger.leaks";

    private static final String LEAKED = "osier.test.lodger.leaked";

    private static final Logger LOG = System.getLogger(LodgerPlugin.class.getName());
    private static final Duration OFTEN = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(1);

    @Override
    public Class<Lodging> api() {
        return Lodging.class;
    }

    @Override
    public Lodging attach(Scope scope) {
        LOG.log(Level.DEBUG, "moves in at {0}", scope);
        if (Boolean.getBoolean(LEAKS)) {
            System.getProperties().put(LEAKED, this);
        }
        Lodging lodging = new Lodging(new Books());
        scope.feature(Books.NAMESPACE);
        handle(scope, lodging);
        listen(scope, lodging);
        schedule(scope, lodging);
        scope.accept(Guest.class, guest -> {
            lodging.books().note(Use.GUEST);
            return Registration.NONE;
        });
        scope.onClose(() -> LOG.log(Level.DEBUG, "moves out of {0}", scope));
        return lodging;
    }

    private static void handle(Scope scope, Lodging lodging) {
        scope.handle(
                Iq.Type.GET,
                Books.NAMESPACE,
                "books",
                (request, session) -> request.result(lodging.books().toElement()));
        AtomicBoolean asked = new AtomicBoolean();
        scope.onMessage((message, session) -> {
            lodging.books().note(Use.MESSAGE);
            if (message.from().isPresent() && asked.compareAndSet(false, true)) {
                ask(session, lodging, message.from().get());
            }
        });
        scope.onPresence((presence, session) -> {});
        scope.filter(Stage.IN, 0, element -> lodging.pass(Use.FILTER_IN, element));
        scope.filter(Stage.OUT, 0, element -> lodging.pass(Use.FILTER_OUT, element));
    }

    private static void ask(Session session, Lodging lodging, Jid peer) {
        var unused = session.request(Iq.get(peer, Questions.UNANSWERED), NEVER)
                .whenComplete((reply, failure) -> LOG.log(Level.DEBUG, "knows now", failure));
        var unusedToo = session.request(Iq.get(peer, Questions.ANSWERED))
                .thenAccept(reply -> lodging.books().note(Use.REPLY));
    }

    private static void listen(Scope scope, Lodging lodging) {
        scope.on(Lodging.RENT, rent -> lodging.books().note(Use.EVENT));
        scope.onThreaded(Lodging.RENT, rent -> lodging.books().note(Use.THREADED));
        scope.once(Lodging.RENT, rent -> {
            lodging.books().note(Use.ONCE);
            // Of a class of ours, and our code is in its stack.
            throw new Eviction();
        });
        scope.on(Session.STATE_CHANGED, state -> {});
        scope.once(Session.SESSION_END, end -> {});
    }

    private static void schedule(Scope scope, Lodging lodging) {
        scope.every(OFTEN, () -> {
            lodging.books().note(Use.TICK);
            scope.raise(Lodging.RENT, new Rent(1));
        });
        scope.after(OFTEN, () -> lodging.books().note(Use.AFTER));
        scope.after(NEVER, () -> {});
        scope.every(NEVER, () -> {});
    }

    /** What a handler fails with. */
    private static final class Eviction extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
