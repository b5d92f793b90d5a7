/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.osier.jid.Jid;
import org.osier.roster.RosterUpdate;
import org.osier.stanza.Iq;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.stanza.Wire;
import org.osier.stream.EventKey;
import org.osier.stream.NotConnectedException;

/** A session of paper: notes what is sent and raised, in the order of both. */
final class FakeOutlet implements Outlet {
    final List<Stanza> stanzas = new ArrayList<>();
    final List<CompletableFuture<Iq>> asked = new ArrayList<>();
    final Book book = new Book(this);
    final Arrivals arrivals = new Arrivals(book);
    boolean offline;
    private final List<String> told = new ArrayList<>();
    private final Jid jid;
    private final boolean component;

    private FakeOutlet(String jid, boolean component) {
        this.jid = Jid.of(jid);
        this.component = component;
    }

    static FakeOutlet client(String jid) {
        return new FakeOutlet(jid, false);
    }

    static FakeOutlet component(String jid) {
        return new FakeOutlet(jid, true);
    }

    void arrives(String xml) {
        arrivals.arrived(new Presence(Wire.element(xml)));
    }

    /** What has been sent since the last call, in short. */
    List<String> sent() {
        List<String> all = stanzas.stream().map(FakeOutlet::brief).toList();
        stanzas.clear();
        return all;
    }

    private static String brief(Stanza stanza) {
        String type = stanza instanceof Presence presence ? presence.type().toString() : "iq";
        return type
                + stanza.from().map(from -> " from " + from).orElse("")
                + stanza.to().map(to -> " to " + to).orElse("");
    }

    /** The events since the last call. */
    List<String> told() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    @Override
    public Jid jid() {
        return jid;
    }

    @Override
    public boolean isComponent() {
        return component;
    }

    @Override
    public void send(Stanza stanza) {
        if (offline) {
            throw new NotConnectedException("offline");
        }
        stanzas.add(stanza);
        if (stanza instanceof Presence presence) {
            book.sent(presence);
        }
    }

    @Override
    public CompletableFuture<Iq> request(Iq request) {
        stanzas.add(request);
        CompletableFuture<Iq> reply = new CompletableFuture<>();
        asked.add(reply);
        return reply;
    }

    @Override
    public <T> void raise(EventKey<T> event, T data) {
        if (data instanceof RosterUpdate update) {
            told.add(event.name() + " " + update.items().size());
        } else if (!event.name().equals("sent_presence")) {
            told.add(event.name());
        }
    }

    @Override
    public void aside(Runnable task) {
        task.run();
    }
}
