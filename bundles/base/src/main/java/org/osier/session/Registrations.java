/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osier.roster.Rosters;
import org.osier.stanza.Iq;
import org.osier.stream.EventHandler;
import org.osier.stream.EventHandler.Delivery;
import org.osier.stream.EventKey;
import org.osier.stream.Registration;
import org.osier.stream.StanzaFilter;
import org.osier.stream.XmppException;

/** A session as far as others register with it: handlers get it as the session that they were registered with. */
abstract class Registrations implements Session {
    /** What the session consists of. */
    abstract SessionParts parts();

    /** Registers, and perhaps remembers it until what {@code register} is told is run, since the registration is spent. */
    abstract Registration keep(Function<Runnable, Registration> register);

    @Override
    public final Registration add(Extension extension) {
        return keep(spent -> parts().extensions().add(extension));
    }

    @Override
    public final Offering offer(Extension extension) {
        AtomicReference<Offering> offered = new AtomicReference<>();
        Registration kept = keep(spent -> {
            Offering offering = parts().extensions().offer(extension);
            offered.set(offering);
            return offering;
        });
        return new KeptOffering(offered.get(), kept);
    }

    /** An offering that is remembered. */
    private record KeptOffering(Offering offering, Registration kept) implements Offering {
        @Override
        public CompletableFuture<Void> settled() {
            return offering.settled();
        }

        @Override
        public CompletableFuture<Void> closeAsync() {
            return offering.closeAsync().thenRun(kept::close);
        }

        @Override
        public void close() {
            kept.close();
        }
    }

    @Override
    public final Registration request(
            Iq request, Consumer<? super Iq> onResult, Consumer<? super XmppException> onFailure) {
        return request(request, Requests.TIMEOUT, onResult, onFailure);
    }

    @Override
    public final Registration request(
            Iq request, Duration timeout, Consumer<? super Iq> onResult, Consumer<? super XmppException> onFailure) {
        return keep(spent -> parts().requester().ask(request, timeout, onResult, onFailure, spent));
    }

    @Override
    public final Registration handle(Iq.Type type, String namespace, String name, IqHandler handler) {
        return keep(spent -> parts().dispatch()
                .answer(type, namespace, name, handler, this)
                .and(parts().features().add(namespace)));
    }

    @Override
    public final Registration handleAsync(Iq.Type type, String namespace, String name, AsyncIqHandler handler) {
        return keep(spent -> parts().dispatch()
                .answerLater(type, namespace, name, handler, this)
                .and(parts().features().add(namespace)));
    }

    @Override
    public final Registration onMessage(MessageHandler handler) {
        return keep(spent -> parts().dispatch().onMessage(handler, this));
    }

    @Override
    public final Registration onPresence(PresenceHandler handler) {
        return keep(spent -> parts().dispatch().onPresence(handler, this));
    }

    @Override
    public final <T> Registration on(EventKey<T> event, EventHandler<? super T> handler) {
        return on(event, Delivery.QUEUED, handler);
    }

    @Override
    public final <T> Registration onThreaded(EventKey<T> event, EventHandler<? super T> handler) {
        return on(event, Delivery.THREADED, handler);
    }

    final <T> Registration on(EventKey<T> event, Delivery delivery, EventHandler<? super T> handler) {
        return keep(spent -> parts().stream().on(event, delivery, seeing(event, handler)));
    }

    @Override
    public final <T> Registration once(EventKey<T> event, EventHandler<? super T> handler) {
        EventHandler<? super T> seeing = seeing(event, handler);
        return keep(spent -> parts().stream().once(event, Delivery.QUEUED, new EventRelay<T>(handler.owner(), data -> {
            try {
                seeing.handle(data);
            } finally {
                spent.run();
            }
        })));
    }

    /** Where the data of an event is the session itself, a handler gets it as it sees the session elsewhere. */
    private <T> EventHandler<? super T> seeing(EventKey<T> event, EventHandler<? super T> handler) {
        if (event.type() != Session.class || this == parts().session()) {
            return handler;
        }
        return new EventRelay<T>(
                handler.owner(),
                data -> handler.handle(data == parts().session() ? event.type().cast(this) : data));
    }

    @Override
    public final Registration filter(StanzaFilter.Stage stage, int order, StanzaFilter filter) {
        return keep(spent -> parts().stream().filter(stage, order, filter));
    }

    @Override
    public final Registration feature(String feature) {
        return keep(spent -> parts().features().add(feature));
    }

    @Override
    public final Registration after(Duration delay, Runnable task) {
        return keep(spent -> parts().stream().schedules().once(parts().scheduleName(task), delay, () -> {
            try {
                task.run();
            } finally {
                spent.run();
            }
        }));
    }

    @Override
    public final Registration every(Duration period, Runnable task) {
        return keep(spent -> parts().stream().schedules().every(parts().scheduleName(task), period, task));
    }

    @Override
    public final <E extends Extension> Registration accept(Class<E> type, Function<? super E, Registration> point) {
        return keep(spent -> parts().points().accept(type, point));
    }

    @Override
    public final Rosters rosters() {
        return new ClaimingRosters(
                parts().rosters().book(),
                address -> keep(spent -> parts().rosters().book().claim(address)));
    }
}
