/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osier.jid.Jid;
import org.osier.roster.RosterItem;
import org.osier.roster.SubscriptionState;
import org.osier.roster.SubscriptionTable;
import org.osier.stanza.Presence;

/**
 * The roster of one own address of a component, which does for it what a server does for its user (RFC 6121, 3 and A.2).
 * First a change is kept, then it is told: if the stanza is lost, the next request of either side brings both to agree.
 */
final class ComponentRoster extends RosterView {
    ComponentRoster(Book book, Jid own) {
        super(book, own);
    }

    @Override
    public CompletableFuture<Void> set(Jid contact, Optional<String> name, List<String> groups) {
        List<String> once = checked(groups);
        book().change(
                        own(),
                        contact,
                        before -> Optional.of(before.orElse(RosterItem.of(contact))
                                .with(name.filter(text -> !text.isEmpty()), once)));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> remove(Jid contact) {
        SubscriptionState state =
                state(book().change(own(), contact, before -> Optional.empty()).before());
        if (state.to() || state.pendingOut()) {
            send(Presence.Type.UNSUBSCRIBE, contact);
        }
        if (state.from() || state.pendingIn()) {
            revoke(contact, state.from());
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void subscribe(Jid contact) {
        step(Presence.Type.SUBSCRIBE, contact.bare());
        send(Presence.Type.SUBSCRIBE, contact);
    }

    @Override
    public void unsubscribe(Jid contact) {
        step(Presence.Type.UNSUBSCRIBE, contact.bare());
        send(Presence.Type.UNSUBSCRIBE, contact);
    }

    @Override
    public void approve(Jid contact) {
        SubscriptionState state = state(book().change(own(), contact.bare(), before -> approved(before, contact.bare()))
                .before());
        if (SubscriptionTable.outbound(Presence.Type.SUBSCRIBED, state).passes()) {
            send(Presence.Type.SUBSCRIBED, contact);
            new Broadcast(book(), own()).lastTo(contact.bare());
        }
    }

    /** RFC 6121, 3.4: what has not been asked for is approved in advance, and not routed. */
    private static Optional<RosterItem> approved(Optional<RosterItem> before, Jid contact) {
        RosterItem item = before.orElse(RosterItem.of(contact));
        SubscriptionTable.Step step = SubscriptionTable.outbound(Presence.Type.SUBSCRIBED, item.state());
        boolean inAdvance = !step.passes() && !item.state().from();
        return Optional.of(item.with(step.next()).withApproved(item.approved() || inAdvance));
    }

    @Override
    public void deny(Jid contact) {
        SubscriptionState state =
                state(step(Presence.Type.UNSUBSCRIBED, contact.bare()).before());
        if (SubscriptionTable.outbound(Presence.Type.UNSUBSCRIBED, state).passes()) {
            revoke(contact, state.from());
        }
    }

    private Shelf.Change step(Presence.Type type, Jid contact) {
        return book().change(own(), contact, before -> {
            RosterItem item = before.orElse(RosterItem.of(contact));
            RosterItem after =
                    item.with(SubscriptionTable.outbound(type, item.state()).next());
            // A.2.4: whom nothing is granted, nothing is granted in advance either.
            return worthKeeping(before, type == Presence.Type.UNSUBSCRIBED ? after.withApproved(false) : after);
        });
    }

    /** A contact of which there is nothing to say, and who has been nothing but a request, is not kept. */
    static Optional<RosterItem> worthKeeping(Optional<RosterItem> before, RosterItem after) {
        boolean saysSomething = after.state() != SubscriptionState.NONE || after.approved();
        boolean known = before.filter(item -> !item.onlyRequest()).isPresent();
        return saysSomething || known ? Optional.of(after) : Optional.empty();
    }

    private static SubscriptionState state(Optional<RosterItem> item) {
        return item.map(RosterItem::state).orElse(SubscriptionState.NONE);
    }

    /** RFC 6121, 3.2.2: who was told of presence is told that it ends. */
    private void revoke(Jid contact, boolean subscribed) {
        if (subscribed && book().last(own()).isPresent()) {
            send(Presence.Type.UNAVAILABLE, contact);
        }
        send(Presence.Type.UNSUBSCRIBED, contact);
    }

    private void send(Presence.Type type, Jid contact) {
        book().outlet().send(Presence.to(contact.bare(), type).withFrom(own()));
    }

    @Override
    void sendTo(Presence presence) {
        book().outlet().send(Broadcast.from(presence, own()));
    }

    @Override
    void sendToAll(Presence presence) {
        new Broadcast(book(), own()).send(presence);
    }
}
