/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.Presence;
import org.osier.xml.Element;

/** A client's roster: what changes is asked of the server, whose pushes then change what is here. */
final class ClientRoster extends RosterView {
    ClientRoster(Book book, Jid own) {
        super(book, own);
    }

    @Override
    public CompletableFuture<Void> set(Jid contact, Optional<String> name, List<String> groups) {
        return ask(RosterXml.setting(contact, name, checked(groups)));
    }

    @Override
    public CompletableFuture<Void> remove(Jid contact) {
        return ask(RosterXml.removing(contact));
    }

    private CompletableFuture<Void> ask(Element item) {
        Iq request = Iq.toOwnAccount(Iq.Type.SET, RosterXml.query(Optional.of(item)));
        return book().outlet().request(request).thenApply(result -> null);
    }

    @Override
    public void subscribe(Jid contact) {
        send(Presence.Type.SUBSCRIBE, contact);
    }

    @Override
    public void unsubscribe(Jid contact) {
        send(Presence.Type.UNSUBSCRIBE, contact);
    }

    @Override
    public void approve(Jid contact) {
        send(Presence.Type.SUBSCRIBED, contact);
    }

    @Override
    public void deny(Jid contact) {
        send(Presence.Type.UNSUBSCRIBED, contact);
    }

    /** RFC 6121, 3.1.1: to the bare address, and the server does the rest. */
    private void send(Presence.Type type, Jid contact) {
        book().outlet().send(Presence.to(contact.bare(), type));
    }

    @Override
    void sendTo(Presence presence) {
        book().outlet().send(presence);
    }

    @Override
    void sendToAll(Presence presence) {
        book().outlet().send(presence);
    }
}
