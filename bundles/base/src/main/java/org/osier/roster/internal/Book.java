/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.osier.jid.Jid;
import org.osier.roster.Contact;
import org.osier.roster.Roster;
import org.osier.roster.RosterEvents;
import org.osier.roster.RosterItem;
import org.osier.roster.RosterPolicy;
import org.osier.roster.RosterUpdate;
import org.osier.roster.Rosters;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.store.Store;
import org.osier.stream.NotConnectedException;
import org.osier.stream.Registration;

/** The rosters of one session, and what they have in common. Safe for use by many threads. */
public final class Book implements Rosters {
    private static final System.Logger LOG = System.getLogger(Book.class.getName());

    private final Outlet outlet;
    private final Shelf shelf;
    private final Presences presences = new Presences();
    /** How often each address is claimed. Grows only by what plugins claim. */
    private final Map<Jid, Integer> claims = new ConcurrentHashMap<>();
    /** By own address, and so only as many as the program itself names. */
    private final Map<Jid, RosterPolicy> policies = new ConcurrentHashMap<>();

    private final Map<Jid, Presence> last = new ConcurrentHashMap<>();
    /** The own addresses of a component whose presence has been told in this session. */
    private final Set<Jid> announced = ConcurrentHashMap.newKeySet();
    /** The own addresses of a component whose contacts have been asked for theirs in this session. */
    private final Set<Jid> probed = ConcurrentHashMap.newKeySet();

    private volatile RosterPolicy defaultPolicy = RosterPolicy.ASK;

    /** The rosters of a session, in memory until they are kept elsewhere. */
    public Book(Outlet outlet) {
        this(outlet, new Shelf());
    }

    Book(Outlet outlet, Shelf shelf) {
        this.outlet = outlet;
        this.shelf = shelf;
    }

    @Override
    public Roster of(Jid own) {
        return outlet.isComponent() ? new ComponentRoster(this, own.bare()) : new ClientRoster(this, own.bare());
    }

    @Override
    public Roster own() {
        return of(outlet.jid());
    }

    @Override
    public void policy(RosterPolicy policy) {
        defaultPolicy = policy;
    }

    @Override
    public void keepIn(Store store) {
        shelf.keepIn(store);
    }

    @Override
    public Registration claim(Jid address) {
        Jid bare = address.bare();
        claims.merge(bare, 1, Integer::sum);
        presences.forget(bare);
        boolean[] closed = {false};
        return () -> {
            synchronized (closed) {
                if (!closed[0]) {
                    closed[0] = true;
                    claims.computeIfPresent(bare, (claimed, times) -> times == 1 ? null : times - 1);
                }
            }
        };
    }

    // For the session

    /** A session has ended: who is there is not known any more; subscriptions stay. */
    public void sessionEnded() {
        presences.clear();
        announced.clear();
        probed.clear();
    }

    /** A session has started: contacts of a component are told again what they were told last (RFC 6121, 4.2.2). */
    public void sessionStarted() {
        if (outlet.isComponent() && !last.isEmpty()) {
            outlet.aside(() -> last.keySet().forEach(own -> new Broadcast(this, own).again()));
        }
    }

    /** The session has sent presence. */
    public void sent(Presence presence) {
        boolean toAll = presence.to().isEmpty()
                && (presence.type() == Presence.Type.AVAILABLE || presence.type() == Presence.Type.UNAVAILABLE);
        if (toAll && !outlet.isComponent()) {
            last.put(outlet.jid().bare(), presence);
        }
        outlet.raise(RosterEvents.SENT_PRESENCE, presence);
    }

    // For those beside us

    Outlet outlet() {
        return outlet;
    }

    Shelf shelf() {
        return shelf;
    }

    Presences presences() {
        return presences;
    }

    boolean isClaimed(Jid contact) {
        return !claims.isEmpty() && claims.containsKey(contact);
    }

    /** Whether this is the first time in this session that presence of an own address is told. */
    boolean firstAnnouncement(Jid own) {
        return announced.add(own);
    }

    boolean firstProbe(Jid own) {
        return probed.add(own);
    }

    Contact contact(Jid own, Jid contact) {
        return presences.get(own, contact.bare());
    }

    RosterPolicy policy(Jid own) {
        return policies.getOrDefault(own, defaultPolicy);
    }

    void policy(Jid own, RosterPolicy policy) {
        policies.put(own, policy);
    }

    Optional<Presence> last(Jid own) {
        return Optional.ofNullable(last.get(own));
    }

    void last(Jid own, Presence presence) {
        last.put(own, presence);
    }

    /** Whether a contact is in a roster, and not only by a request. */
    boolean isContact(Jid own, Jid contact) {
        return isContact(shelf.read(own, items -> items.item(contact)));
    }

    private static boolean isContact(Optional<RosterItem> item) {
        return item.filter(there -> !there.onlyRequest()).isPresent();
    }

    /** Changes a contact and tells of it, once that is kept. */
    Shelf.Change change(Jid own, Jid contact, UnaryOperator<Optional<RosterItem>> how) {
        Shelf.Change change = quietChange(own, contact, how);
        if (!change.isNone() && (isContact(change.before()) || isContact(change.after()))) {
            RosterItem now = change.after().filter(item -> !item.onlyRequest()).orElse(RosterItem.removed(contact));
            outlet.raise(RosterEvents.ROSTER_UPDATE, new RosterUpdate(own, List.of(now)));
        }
        return change;
    }

    Shelf.Change quietChange(Jid own, Jid contact, UnaryOperator<Optional<RosterItem>> how) {
        Shelf.Change change = shelf.change(own, contact, how);
        if (isContact(change.before()) != isContact(change.after())) {
            presences.move(own, contact.bare(), isContact(change.after()));
        }
        return change;
    }

    /** Answers somebody; where there is no session any more, nobody waits for it. */
    void reply(Stanza stanza) {
        try {
            outlet.send(stanza);
        } catch (NotConnectedException e) {
            LOG.log(System.Logger.Level.DEBUG, "a reply was not sent: {0}", e.getMessage());
        }
    }
}
