/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.osier.jid.Jid;
import org.osier.session.NoReplyException;
import org.osier.session.Scope;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.Presence;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.NotConnectedException;
import org.osier.stream.Registration;
import org.osier.stream.StanzaFilter.Stage;
import org.osier.xep0030.Disco;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.DiscoNode;
import org.osier.xml.Element;

/** Capabilities at one session: brings together what says ours, what knows others', and the session. */
final class SessionCaps implements Caps {
    /** How long one is waited for before the next is asked. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Scope scope;
    private final OwnCaps own;
    private final Announcer announcer;
    private final PeerCaps peers;
    private final Debounce changes;

    SessionCaps(Scope scope, CapsConfig config, AnswerCache<CapsHash> checked) {
        this.scope = scope;
        this.own = new OwnCaps(config.node(), () -> disco().map(Disco::ours), this::publish);
        this.announcer = new Announcer(this::saidOf, scope::send);
        this.peers = new PeerCaps(own::saidAs, checked, this::ask, jid -> scope.raise(KNOWN, jid));
        this.changes = new Debounce(config.quiet(), scope::after, this::announce);
    }

    void begin() {
        scope.feature(EntityCaps.NAMESPACE);
        scope.filter(Stage.OUT, Integer.MIN_VALUE, announcer::remember);
        scope.filter(Stage.OUT, Integer.MAX_VALUE, announcer::annotate);
        scope.filter(Stage.OUT_SYNC, Integer.MAX_VALUE, announcer::sent);
        scope.onPresence((presence, session) -> heard(presence));
        scope.on(Session.SESSION_END, end -> forget());
        scope.on(Session.FEATURES_CHANGED, session -> changes.changed());
        scope.on(Disco.CHANGED, disco -> changes.changed());
    }

    /** Looked up each time: service discovery may come and go by itself. */
    private Optional<Disco> disco() {
        return scope.plugin(Disco.class);
    }

    private Registration publish(DiscoNode node) {
        try {
            return scope.add(node);
        } catch (IllegalStateException e) {
            // We are going, and this presence is the last that says so.
            return Registration.NONE;
        }
    }

    /** Nothing is said of an address for which somebody else answers. */
    private Optional<EntityCaps> saidOf(Optional<Jid> from) {
        Jid address = from.orElseGet(scope::jid);
        return disco().filter(disco -> disco.answersAsOurs(address)).flatMap(disco -> own.now());
    }

    private void announce() {
        if (scope.state() == Session.State.ONLINE) {
            try {
                announcer.repeat();
            } catch (NotConnectedException e) {
                // The session has just ended; the next begins with a presence.
                forget();
            }
        }
    }

    private void forget() {
        announcer.forget();
        peers.clear();
    }

    private void heard(Presence presence) {
        presence.from().ifPresent(from -> heard(from, presence));
    }

    private void heard(Jid from, Presence presence) {
        if (presence.type() == Presence.Type.UNAVAILABLE) {
            peers.left(from);
        } else if (presence.type() == Presence.Type.AVAILABLE) {
            // XEP-0115, 8.4: a server may leave out what it has told before.
            presence.payload(EntityCaps.CODEC).filter(EntityCaps::isUsable).ifPresent(caps -> peers.heard(from, caps));
        }
    }

    private CompletableFuture<Optional<Element>> ask(Peer peer) {
        Element query = Element.builder(DiscoInfo.CODEC.name())
                .attribute("node", peer.caps().discoNode())
                .build();
        return scope.request(Iq.get(peer.jid(), query), PATIENCE).handle(SessionCaps::answer);
    }

    private static Optional<Element> answer(Iq reply, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause != null && !(cause instanceof StanzaErrorException) && !(cause instanceof NoReplyException)) {
            throw new CompletionException(cause);
        }
        return Optional.ofNullable(reply)
                .flatMap(Iq::payload)
                .filter(query -> query.name().equals(DiscoInfo.CODEC.name()));
    }

    @Override
    public Optional<DiscoInfo> of(Jid entity) {
        return peers.of(entity);
    }

    @Override
    public Optional<EntityCaps> ours() {
        return own.now();
    }
}
