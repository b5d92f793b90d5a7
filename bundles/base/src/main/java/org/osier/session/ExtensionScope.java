/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.Stanza;
import org.osier.stream.EventKey;
import org.osier.stream.Registration;

/** The scope of one extension at one session: the session itself, but for what goes with the extension. */
final class ExtensionScope extends Registrations implements Scope {
    private final SessionParts parts;
    private final Session session;
    private final String name;
    private final Belongings belongings;

    ExtensionScope(SessionParts parts, String name) {
        this.parts = parts;
        this.session = parts.session();
        this.name = name;
        this.belongings = new Belongings(name);
    }

    @Override
    SessionParts parts() {
        return parts;
    }

    @Override
    Registration keep(Function<Runnable, Registration> register) {
        return belongings
                .keep(register)
                .orElseThrow(() -> new ScopeClosedException(
                        "the extension has been removed from this session; it can register nothing more"));
    }

    @Override
    public void onClose(Runnable undo) {
        AtomicBoolean undone = new AtomicBoolean();
        keep(spent -> () -> {
            if (undone.compareAndSet(false, true)) {
                undo.run();
            }
        });
    }

    /** Takes all of it away; the second time does nothing. */
    void close() {
        belongings.close();
    }

    /** How much is registered through it, or asked and not answered. */
    int size() {
        return belongings.size();
    }

    // Requests

    @Override
    public CompletableFuture<Iq> request(Iq request) {
        return request(request, Requests.TIMEOUT);
    }

    @Override
    public CompletableFuture<Iq> request(Iq request, Duration timeout) {
        return parts.requester().exposed(ask(request, timeout));
    }

    @Override
    public Iq requestAndWait(Iq request) {
        return requestAndWait(request, Requests.TIMEOUT);
    }

    @Override
    public Iq requestAndWait(Iq request, Duration timeout) {
        parts.requester().requireMayWait();
        return parts.requester().await(ask(request, timeout));
    }

    /** Sends the request, unless we have gone, and fails it when we go. */
    private CompletableFuture<Iq> ask(Iq request, Duration timeout) {
        Asking asking = new Asking(() -> parts.requester().ask(request, timeout));
        return belongings
                .keep(asking::begin)
                .map(kept -> asking.reply)
                .orElseGet(() -> CompletableFuture.failedFuture(gone()));
    }

    private ExtensionGoneException gone() {
        return new ExtensionGoneException(
                name + " has been removed from the session of " + session.jid() + ", so nobody waits for the reply");
    }

    /** A request that is begun when there is a place to remember it. */
    private final class Asking {
        private final Supplier<CompletableFuture<Iq>> request;
        private CompletableFuture<Iq> reply;

        Asking(Supplier<CompletableFuture<Iq>> request) {
            this.request = request;
        }

        Registration begin(Runnable spent) {
            reply = request.get();
            var unused = reply.whenComplete((iq, failure) -> spent.run());
            return () -> reply.completeExceptionally(gone());
        }
    }

    // All else as the session has it

    @Override
    public Kind kind() {
        return session.kind();
    }

    @Override
    public State state() {
        return session.state();
    }

    @Override
    public Jid jid() {
        return session.jid();
    }

    @Override
    public Optional<String> streamId() {
        return session.streamId();
    }

    @Override
    public Map<String, Object> properties() {
        return session.properties();
    }

    @Override
    public Set<String> features() {
        return session.features();
    }

    @Override
    public void send(Stanza stanza) {
        session.send(stanza);
    }

    @Override
    public <T> void raise(EventKey<T> event, T data) {
        session.raise(event, data);
    }

    @Override
    public <A> Optional<A> plugin(Class<A> api) {
        return session.plugin(api);
    }

    @Override
    public List<ExtensionInfo> extensions() {
        return session.extensions();
    }

    @Override
    public String toString() {
        return name + " at " + session.jid();
    }
}
