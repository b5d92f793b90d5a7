/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osier.jid.Jid;
import org.osier.stanza.Presence;
import org.osier.xml.Element;

/**
 * Who is told of whose presence (RFC 6121, section 4): the contacts whose subscription says so, the user's own
 * resources, and who has been told directly. Guarded by the lock of the {@link Router}.
 */
final class Presences {
    private final Directory directory;
    private final Deliveries deliveries;
    private final Rosters rosters;

    Presences(Directory directory, Deliveries deliveries, Rosters rosters) {
        this.directory = directory;
        this.deliveries = deliveries;
        this.rosters = rosters;
    }

    /** Takes over presence for everybody: the first one of a resource, or a change (RFC 6121, 4.2 and 4.4). */
    void available(Resource sender, Presence presence) {
        boolean initial = !sender.isAvailable();
        sender.presence(Optional.of(presence));
        audience(sender).forEach(contact -> tell(contact, presence));
        if (initial) {
            showOthers(sender);
        }
    }

    /** RFC 6121, 4.2.2 and 4.3: who becomes available is told who is, and who waits for an answer. */
    private void showOthers(Resource sender) {
        Jid user = sender.jid().bare();
        for (Resource other : directory.available(user)) {
            if (other != sender) {
                tell(sender.jid(), other.presence().orElseThrow());
            }
        }
        for (RosterItem item : rosters.items(user)) {
            if (rosters.isUser(item.jid())) {
                current(item.jid(), user).forEach(presence -> tell(sender.jid(), presence));
            } else if (item.to()) {
                tell(item.jid(), Presence.of(Presence.Type.PROBE).withFrom(user));
            }
        }
        rosters.requests(user)
                .forEach(contact -> deliveries.to(
                        sender,
                        Presence.to(user, Presence.Type.SUBSCRIBE)
                                .withFrom(contact)
                                .element()));
    }

    /** RFC 6121, 4.5: the resource is there no more, by its own word. It is told, too. */
    void unavailable(Resource sender, Presence presence) {
        if (sender.isAvailable() || !sender.directed().isEmpty()) {
            gone(sender, presence);
            tell(sender.jid(), presence);
        }
    }

    /** The resource is there no more, and could not say so (RFC 6121, 4.5.2). */
    void lost(Resource sender) {
        if (sender.isAvailable() || !sender.directed().isEmpty()) {
            gone(sender, Presence.of(Presence.Type.UNAVAILABLE).withFrom(sender.jid()));
        }
    }

    private void gone(Resource sender, Presence presence) {
        Set<Jid> told = sender.isAvailable() ? audience(sender) : new LinkedHashSet<>();
        told.addAll(sender.directed());
        sender.presence(Optional.empty());
        sender.directed().clear();
        told.forEach(contact -> tell(contact, presence));
    }

    private Set<Jid> audience(Resource sender) {
        Set<Jid> audience = new LinkedHashSet<>();
        audience.add(sender.jid().bare());
        rosters.items(sender.jid().bare()).stream()
                .filter(RosterItem::from)
                .map(RosterItem::jid)
                .forEach(audience::add);
        return audience;
    }

    /**
     * Passes presence on to one address (RFC 6121, 4.6), and remembers to tell of its end who would not hear of that.
     *
     * @return false when there are too many to be remembered; nothing was sent
     */
    boolean direct(Resource sender, Presence presence) {
        Jid to = presence.to().orElseThrow();
        if (presence.type() == Presence.Type.UNAVAILABLE) {
            sender.directed().remove(to);
        } else if (!sender.isAvailable()
                || !rosters.maySee(to.bare(), sender.jid().bare())) {
            if (sender.directed().size() >= Resource.MOST_DIRECTED) {
                return false;
            }
            sender.directed().add(to);
        }
        deliveries.presenceTo(to, presence.element());
        return true;
    }

    /** Answers a probe (RFC 6121, 4.3.2): with what is known, or by taking back a subscription that is not there. */
    void probed(Jid prober, Jid user) {
        if (!rosters.maySee(prober.bare(), user)) {
            tell(prober, Presence.of(Presence.Type.UNSUBSCRIBED).withFrom(user));
            return;
        }
        List<Presence> current = current(user, prober.bare());
        current.forEach(presence -> tell(prober, presence));
        if (current.isEmpty()) {
            tell(prober, Presence.of(Presence.Type.UNAVAILABLE).withFrom(user));
        }
    }

    /** Shows a contact the user's resources: as they are, or, when the subscription has ended, as gone. */
    void show(Jid user, Jid contact, boolean granted) {
        directory
                .available(user)
                .forEach(resource -> tell(
                        contact,
                        granted
                                ? resource.presence().orElseThrow()
                                : Presence.of(Presence.Type.UNAVAILABLE).withFrom(resource.jid())));
    }

    /** The presence of a user's resources, as far as somebody may see it. */
    private List<Presence> current(Jid user, Jid viewer) {
        return rosters.maySee(viewer, user)
                ? directory.available(user).stream()
                        .flatMap(resource -> resource.presence().stream())
                        .toList()
                : List.of();
    }

    /** RFC 6121, 4.2.2: what goes to each contact is addressed to that contact. */
    private void tell(Jid to, Presence presence) {
        Element addressed =
                presence.element().toBuilder().attribute("to", to.toString()).build();
        deliveries.presenceTo(to, addressed);
    }
}
