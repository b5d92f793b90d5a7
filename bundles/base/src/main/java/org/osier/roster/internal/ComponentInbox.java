/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.roster.RosterEvents;
import org.osier.roster.RosterItem;
import org.osier.roster.RosterPolicy;
import org.osier.roster.SubscriptionState;
import org.osier.roster.SubscriptionTable;
import org.osier.stanza.Presence;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;

/** What a component does about subscription stanzas and probes that arrive for its own addresses (RFC 6121, 3, 4.3, A.3). */
final class ComponentInbox {
    /** So many requests may wait for an answer at one own address. */
    static final int MOST_REQUESTS = 1_000;
    /** Up to so many contacts may others make of themselves. */
    static final int MOST_CONTACTS = 100_000;

    private final Book book;

    ComponentInbox(Book book) {
        this.book = book;
    }

    void subscription(Jid own, Jid contact, Presence stanza) {
        if (stanza.type() == Presence.Type.SUBSCRIBE) {
            asked(own, contact, stanza);
        } else {
            settled(own, contact, stanza);
        }
    }

    private void asked(Jid own, Jid contact, Presence stanza) {
        RosterPolicy policy = book.policy(own);
        if (!hasRoom(own, contact, policy)) {
            book.reply(stanza.error(StanzaError.of(Condition.RESOURCE_CONSTRAINT)));
            return;
        }
        RosterItem before = book.change(own, contact, item -> afterRequest(item, contact, policy))
                .before()
                .orElse(RosterItem.of(contact));
        SubscriptionTable.Step step = SubscriptionTable.inbound(Presence.Type.SUBSCRIBE, before.state());
        if (step.reply().isPresent()) {
            grant(own, contact);
            return;
        }
        // RFC 6121, 3.4.2: who was approved in advance is granted it without a question.
        if (step.passes() && !before.approved()) {
            book.outlet().raise(RosterEvents.SUBSCRIPTION_REQUEST, stanza);
        }
        follow(own, contact, before, policy);
    }

    private void follow(Jid own, Jid contact, RosterItem before, RosterPolicy policy) {
        RosterPolicy.Answer answer = answer(before, policy);
        if (answer == RosterPolicy.Answer.YES) {
            grant(own, contact);
            if (isAskedBack(before.state(), policy)) {
                reply(Presence.Type.SUBSCRIBE, own, contact);
            }
        } else if (answer == RosterPolicy.Answer.NO) {
            reply(Presence.Type.UNSUBSCRIBED, own, contact);
        }
    }

    private static RosterPolicy.Answer answer(RosterItem item, RosterPolicy policy) {
        return item.approved() ? RosterPolicy.Answer.YES : policy.authorise();
    }

    private static boolean isAskedBack(SubscriptionState state, RosterPolicy policy) {
        return policy.subscribe() == RosterPolicy.Answer.YES && !state.to() && !state.pendingOut();
    }

    private boolean hasRoom(Jid own, Jid contact, RosterPolicy policy) {
        // Peers choose our addresses too, so a bound for each of those is none for all.
        boolean hasRoomForOneMore = book.shelf().hasRoom();
        return policy.authorise() == RosterPolicy.Answer.NO
                || book.shelf()
                        .read(
                                own,
                                items -> items.item(contact).isPresent()
                                        || (hasRoomForOneMore
                                                && items.size() < MOST_CONTACTS
                                                && items.requests() < MOST_REQUESTS));
    }

    /** Request and answer in one change, where the answer is known. */
    private static Optional<RosterItem> afterRequest(Optional<RosterItem> before, Jid contact, RosterPolicy policy) {
        RosterItem item = before.orElse(RosterItem.of(contact));
        SubscriptionState state =
                SubscriptionTable.inbound(Presence.Type.SUBSCRIBE, item.state()).next();
        if (state.from()) {
            return before;
        }
        switch (answer(item, policy)) {
            case YES -> {
                state = SubscriptionTable.outbound(Presence.Type.SUBSCRIBED, state)
                        .next();
                if (isAskedBack(item.state(), policy)) {
                    state = SubscriptionTable.outbound(Presence.Type.SUBSCRIBE, state)
                            .next();
                }
            }
            case NO ->
                state = SubscriptionTable.outbound(Presence.Type.UNSUBSCRIBED, state)
                        .next();
            case ASK -> {}
        }
        return ComponentRoster.worthKeeping(before, item.with(state));
    }

    private void settled(Jid own, Jid contact, Presence stanza) {
        Presence.Type type = stanza.type();
        Optional<RosterItem> before = book.change(
                        own,
                        contact,
                        item -> item.flatMap(there -> ComponentRoster.worthKeeping(
                                item,
                                there.with(SubscriptionTable.inbound(type, there.state())
                                        .next()))))
                .before();
        SubscriptionState state = before.map(RosterItem::state).orElse(SubscriptionState.NONE);
        SubscriptionTable.Step step = SubscriptionTable.inbound(type, state);
        if (type == Presence.Type.UNSUBSCRIBE && state.from() && book.last(own).isPresent()) {
            // RFC 6121, 3.3.3: who was told of presence is told that it ends.
            reply(Presence.Type.UNAVAILABLE, own, contact);
        }
        step.reply().ifPresent(reply -> reply(reply, own, contact));
        if (step.passes()) {
            book.outlet().raise(RosterEvents.ofSubscription(type), stanza);
        }
    }

    private void grant(Jid own, Jid contact) {
        reply(Presence.Type.SUBSCRIBED, own, contact);
        // RFC 6121, 3.1.5: with the approval comes the current presence.
        available(own).ifPresent(presence -> book.reply(presence.withTo(contact)));
    }

    private Optional<Presence> available(Jid own) {
        return book.last(own).filter(presence -> presence.type() == Presence.Type.AVAILABLE);
    }

    /** RFC 6121, 4.3.2: only who is subscribed is told; who is not is told that. */
    void probe(Jid own, Jid contact, Presence probe) {
        boolean subscribed = book.shelf()
                .read(own, items -> items.item(contact))
                .filter(item -> item.state().from())
                .isPresent();
        if (!subscribed) {
            reply(Presence.Type.UNSUBSCRIBED, own, contact);
            return;
        }
        Presence answer =
                available(own).orElse(Presence.of(Presence.Type.UNAVAILABLE).withFrom(own));
        book.reply(answer.withTo(probe.from().orElse(contact)));
    }

    private void reply(Presence.Type type, Jid own, Jid contact) {
        book.reply(Presence.to(contact, type).withFrom(own));
    }
}
