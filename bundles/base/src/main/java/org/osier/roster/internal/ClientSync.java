/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.osier.jid.Jid;
import org.osier.roster.RosterEvents;
import org.osier.roster.RosterItem;
import org.osier.roster.RosterUpdate;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.NotConnectedException;
import org.osier.xml.Element;

/** Keeps a client's roster like its server's: asks for all of it, and takes in pushes (RFC 6121, 2.1). */
public final class ClientSync {
    private static final Logger LOG = System.getLogger(ClientSync.class.getName());

    private final Book book;
    private final ReentrantLock lock = new ReentrantLock();
    /** Whose pushes have come since the roster was asked for, and so are newer than the answer. Guarded by the lock. */
    private Set<Jid> pushed = new HashSet<>();

    /** Keeps these rosters like the server's. */
    public ClientSync(Book book) {
        this.book = book;
    }

    /** Asks the server for the roster, which also makes it send pushes (RFC 6121, 2.2). Does not wait for it. */
    public void fetch() {
        Set<Jid> since = new HashSet<>();
        locked(() -> pushed = since);
        Jid own = book.outlet().jid().bare();
        var unused = book.outlet()
                .request(Iq.toOwnAccount(Iq.Type.GET, RosterXml.query(Optional.empty())))
                .thenAccept(reply -> reply.payload().ifPresent(query -> takeAll(own, query, since)))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        failed(own, failure.getCause() == null ? failure : failure.getCause());
                    }
                });
    }

    private static void failed(Jid own, Throwable failure) {
        Level level = failure instanceof NotConnectedException ? Level.DEBUG : Level.WARNING;
        LOG.log(level, "the roster of {0} could not be fetched: {1}", own, failure.getMessage());
    }

    private void takeAll(Jid own, Element query, Set<Jid> since) {
        List<RosterItem> all = RosterXml.items(query);
        Set<Jid> there = all.stream().map(RosterItem::jid).collect(Collectors.toSet());
        all.forEach(item -> take(own, item.jid(), Optional.of(item), since));
        book.of(own).items().stream()
                .map(RosterItem::jid)
                .filter(jid -> !there.contains(jid))
                .forEach(gone -> take(own, gone, Optional.empty(), since));
        book.outlet()
                .raise(
                        RosterEvents.ROSTER_UPDATE,
                        new RosterUpdate(own, book.of(own).items()));
    }

    private void take(Jid own, Jid contact, Optional<RosterItem> item, Set<Jid> since) {
        locked(() -> {
            if (!since.contains(contact)) {
                book.quietChange(own, contact, before -> item);
            }
        });
    }

    /**
     * Answers a roster push.
     *
     * @throws StanzaErrorException {@code service-unavailable} when it is not from the own account, and is ignored
     */
    public Iq push(Iq push) {
        Jid own = book.outlet().jid().bare();
        // RFC 6121, 2.1.6: only our own account may push; others do not even learn that we would listen.
        if (push.from().filter(from -> !from.equals(own)).isPresent()) {
            throw new StanzaErrorException(Condition.SERVICE_UNAVAILABLE);
        }
        Element query = push.payload().orElseThrow(() -> new StanzaErrorException(Condition.BAD_REQUEST));
        List<RosterItem> items = RosterXml.items(query);
        // RFC 6121, 2.1.6: exactly one item.
        if (items.size() != 1 || query.children().size() != 1) {
            throw new StanzaErrorException(Condition.BAD_REQUEST);
        }
        RosterItem item = items.get(0);
        locked(() -> {
            pushed.add(item.jid());
            book.quietChange(own, item.jid(), before -> item.removed() ? Optional.empty() : Optional.of(item));
        });
        book.outlet().raise(RosterEvents.ROSTER_UPDATE, new RosterUpdate(own, List.of(item)));
        return push.result();
    }

    private void locked(Runnable task) {
        lock.lock();
        try {
            task.run();
        } finally {
            lock.unlock();
        }
    }
}
