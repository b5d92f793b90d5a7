/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.osier.jid.Jid;
import org.osier.stanza.Presence;
import org.osier.xml.Element;

/**
 * Who asks for whose presence, and who grants it (RFC 6121, section 3). Each step changes first the sender's roster,
 * then that of the other, as far as these are users here. Guarded by the lock of the {@link Router}.
 */
final class Subscriptions {
    private final Deliveries deliveries;
    private final Rosters rosters;
    private final Presences presences;
    private final BiConsumer<Jid, Element> push;

    /** @param push tells a user's resources of a changed item */
    Subscriptions(Deliveries deliveries, Rosters rosters, Presences presences, BiConsumer<Jid, Element> push) {
        this.deliveries = deliveries;
        this.rosters = rosters;
        this.presences = presences;
        this.push = push;
    }

    /** Takes a step; both addresses of the stanza are there. */
    void step(Presence presence) {
        Jid from = presence.from().orElseThrow().bare();
        Jid to = presence.to().orElseThrow().bare();
        // RFC 6121, 3.1.2: these are between bare JIDs.
        Presence step = Presence.to(to, presence.type()).withFrom(from);
        if (from.equals(to)) {
            return;
        }
        switch (presence.type()) {
            case SUBSCRIBE -> subscribe(from, to, presence.element());
            case SUBSCRIBED -> subscribed(from, to, step);
            case UNSUBSCRIBE -> unsubscribe(from, to, step);
            case UNSUBSCRIBED -> unsubscribed(from, to, step);
            default -> throw new IllegalArgumentException("no step of a subscription: " + presence.type());
        }
    }

    /** Ends what there was of subscriptions with a contact that has just been removed. */
    void end(Jid user, RosterItem removed) {
        Jid contact = removed.jid();
        if (removed.to() || removed.ask()) {
            unsubscribe(
                    user,
                    contact,
                    Presence.to(contact, Presence.Type.UNSUBSCRIBE).withFrom(user));
        }
        if (rosters.settle(user, contact) || removed.from()) {
            revoke(
                    user,
                    contact,
                    Presence.to(contact, Presence.Type.UNSUBSCRIBED).withFrom(user));
        }
    }

    private void subscribe(Jid from, Jid to, Element asked) {
        if (rosters.isUser(from)) {
            change(from, rosters.item(from, to).orElse(RosterItem.none(to)), RosterItem::asking);
        }
        Element request = asked.toBuilder()
                .attribute("from", from.toString())
                .attribute("to", to.toString())
                .build();
        if (!rosters.isUser(to)) {
            deliveries.presenceTo(to, request);
        } else if (rosters.maySee(from, to)) {
            // RFC 6121, 3.1.3: granted already, so the user need not be asked again.
            grant(from, Presence.to(from, Presence.Type.SUBSCRIBED).withFrom(to), to);
        } else {
            rosters.request(to, from);
            deliveries.presenceTo(to, request);
        }
    }

    private void subscribed(Jid from, Jid to, Presence step) {
        if (rosters.isUser(from)) {
            // RFC 6121, A.2.2: what nobody has asked for is not granted.
            if (!rosters.settle(from, to)) {
                return;
            }
            change(from, rosters.item(from, to).orElse(RosterItem.none(to)), item -> item.withFrom(true));
        }
        grant(to, step, from);
    }

    private void grant(Jid asker, Presence step, Jid granter) {
        boolean awaited = rosters.item(asker, granter).filter(RosterItem::ask).isPresent();
        if (rosters.isUser(asker) && !awaited) {
            return;
        }
        rosters.item(asker, granter).ifPresent(item -> change(asker, item, i -> i.withTo(true)));
        deliveries.presenceTo(asker, step.element());
        presences.show(granter, asker, true);
    }

    private void unsubscribe(Jid from, Jid to, Presence step) {
        rosters.item(from, to).ifPresent(item -> change(from, item, i -> i.withTo(false)));
        boolean known = rosters.settle(to, from) || rosters.maySee(from, to);
        if (rosters.isUser(to) && !known) {
            return;
        }
        rosters.item(to, from).ifPresent(item -> change(to, item, i -> i.withFrom(false)));
        deliveries.presenceTo(to, step.element());
        presences.show(to, from, false);
    }

    private void unsubscribed(Jid from, Jid to, Presence step) {
        boolean known = rosters.settle(from, to) || rosters.maySee(to, from);
        if (known || !rosters.isUser(from)) {
            revoke(from, to, step);
        }
    }

    private void revoke(Jid from, Jid to, Presence step) {
        rosters.item(from, to).ifPresent(item -> change(from, item, i -> i.withFrom(false)));
        presences.show(from, to, false);
        rosters.item(to, from).ifPresent(item -> change(to, item, i -> i.withTo(false)));
        deliveries.presenceTo(to, step.element());
    }

    private void change(Jid user, RosterItem before, UnaryOperator<RosterItem> how) {
        RosterItem after = how.apply(before);
        if (!after.equals(before) && rosters.put(user, after)) {
            push.accept(user, after.toElement());
        }
    }
}
