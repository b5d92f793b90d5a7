/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.Set;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError.Condition;

/**
 * Where stanzas go, by their address (RFC 6120, section 10; RFC 6121, section 8). What arrives here is well-formed, and
 * is from whom it says it is. Guarded by the lock of the {@link Router}.
 */
final class Routes {
    private final Jid server;
    private final Set<String> components;
    private final Directory directory;
    private final Deliveries deliveries;
    private final Presences presences;
    private final Subscriptions subscriptions;
    private final OwnServices services;

    /** @param components the domains of the components that may be there */
    Routes(
            Jid server,
            Set<String> components,
            Directory directory,
            Deliveries deliveries,
            Presences presences,
            RosterService roster) {
        this.server = server;
        this.components = components;
        this.directory = directory;
        this.deliveries = deliveries;
        this.presences = presences;
        this.subscriptions = roster.subscriptions();
        this.services = new OwnServices(server, components, roster);
    }

    void route(Endpoint sender, Stanza stanza) {
        if (stanza instanceof Presence presence) {
            presence(sender, presence);
            return;
        }
        // RFC 6120, 10.3: without an address, it is for the sender's own account.
        Jid to = stanza.to().orElse(sender.jid().bare());
        if (!to.domain().equals(server.domain())) {
            toComponent(sender, to, stanza);
        } else if (to.local().isEmpty()) {
            toServer(sender, to, stanza);
        } else {
            toAccount(sender, to, stanza);
        }
    }

    /** RFC 6120, 10.4: there is no way to other domains than those of our components. */
    private void toComponent(Endpoint sender, Jid to, Stanza stanza) {
        boolean delivered = directory
                .component(to)
                .filter(component -> deliveries.to(component, stanza.element()))
                .isPresent();
        if (!delivered) {
            bounce(
                    sender,
                    stanza,
                    components.contains(to.domain())
                            ? Condition.SERVICE_UNAVAILABLE
                            : Condition.REMOTE_SERVER_NOT_FOUND);
        }
    }

    private void toServer(Endpoint sender, Jid to, Stanza stanza) {
        if (to.isBare() && stanza instanceof Iq iq) {
            answer(sender, iq);
        } else {
            bounce(sender, stanza, Condition.SERVICE_UNAVAILABLE);
        }
    }

    private void toAccount(Endpoint sender, Jid to, Stanza stanza) {
        if (to.isBare()) {
            toBare(sender, to, stanza);
        } else if (directory
                .at(to)
                .filter(r -> deliveries.to(r, stanza.element()))
                .isEmpty()) {
            // RFC 6121, 8.5.3.2.1: of all that is for a resource that has gone, only chat goes to another.
            if (stanza instanceof Message message && message.type() == Message.Type.CHAT) {
                toBare(sender, to, stanza);
            } else {
                bounce(sender, stanza, Condition.SERVICE_UNAVAILABLE);
            }
        }
    }

    private void toBare(Endpoint sender, Jid to, Stanza stanza) {
        if (stanza instanceof Iq iq) {
            answer(sender, iq);
            return;
        }
        // RFC 6121, 8.5.2: headlines for all, a groupchat message for nobody, everything else for the first.
        switch (((Message) stanza).type()) {
            case ERROR -> {}
            case HEADLINE -> directory.forMessages(to).forEach(r -> deliveries.to(r, stanza.element()));
            case GROUPCHAT -> bounce(sender, stanza, Condition.SERVICE_UNAVAILABLE);
            default -> {
                if (directory.forMessages(to).stream().noneMatch(r -> deliveries.to(r, stanza.element()))) {
                    bounce(sender, stanza, Condition.SERVICE_UNAVAILABLE);
                }
            }
        }
    }

    /** A result or an error that comes to the server answers something that the server does not wait for. */
    private void answer(Endpoint sender, Iq iq) {
        if (iq.isRequest()) {
            deliveries.to(sender, services.answer(sender, iq).element());
        }
    }

    private void presence(Endpoint sender, Presence presence) {
        if (presence.to().isEmpty()) {
            if (sender instanceof Resource resource) {
                forEverybody(resource, presence);
            }
            return;
        }
        Jid to = presence.to().get();
        switch (presence.type()) {
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED -> subscriptions.step(presence);
            case PROBE -> presences.probed(presence.from().orElse(sender.jid()), to.bare());
            case ERROR -> deliveries.presenceTo(to, presence.element());
            default -> direct(sender, presence);
        }
    }

    private void forEverybody(Resource sender, Presence presence) {
        switch (presence.type()) {
            case AVAILABLE -> presences.available(sender, presence);
            case UNAVAILABLE -> presences.unavailable(sender, presence);
            default -> bounce(sender, presence, Condition.BAD_REQUEST);
        }
    }

    private void direct(Endpoint sender, Presence presence) {
        if (!(sender instanceof Resource resource)) {
            deliveries.presenceTo(presence.to().orElseThrow(), presence.element());
        } else if (!presences.direct(resource, presence)) {
            bounce(sender, presence, Condition.RESOURCE_CONSTRAINT);
        }
    }

    private void bounce(Endpoint sender, Stanza stanza, Condition condition) {
        Errors.answer(stanza.element(), stanza.from().orElse(sender.jid()), condition)
                .ifPresent(error -> deliveries.to(sender, error));
    }
}
