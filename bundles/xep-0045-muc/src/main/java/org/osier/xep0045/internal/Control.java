/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.xep0004.Form;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0045.Affiliation;
import org.osier.xep0045.Destruction;
import org.osier.xep0045.Muc;
import org.osier.xep0045.MucAdmin;
import org.osier.xep0045.MucItem;
import org.osier.xep0045.Role;
import org.osier.xep0045.RoomControl;
import org.osier.xep0045.VoiceRequest;
import org.osier.xml.Element;

/** Requests to one room. Safe for use by many threads. */
record Control(Session session, Jid room) implements RoomControl {
    /** XEP-0045, 7.12. */
    private static final String OWN_ITEM = "x-roomuser-item";

    @Override
    public CompletableFuture<Void> role(String nick, Role role, String reason) {
        return change(List.of(MucItem.of(nick, role, reason)));
    }

    @Override
    public CompletableFuture<Void> affiliation(Jid who, Affiliation affiliation, String reason) {
        return change(List.of(MucItem.of(who, affiliation, reason)));
    }

    @Override
    public CompletableFuture<Void> change(List<MucItem> changes) {
        return set(new MucAdmin(changes).toElement());
    }

    @Override
    public CompletableFuture<List<MucItem>> with(Role role) {
        return list(MucAdmin.ask(role));
    }

    @Override
    public CompletableFuture<List<MucItem>> with(Affiliation affiliation) {
        return list(MucAdmin.ask(affiliation));
    }

    private CompletableFuture<List<MucItem>> list(Element query) {
        return session.request(Iq.get(room, query))
                .thenApply(answer ->
                        answer.payload(MucAdmin.CODEC).map(MucAdmin::items).orElse(List.of()));
    }

    @Override
    public CompletableFuture<Form> configuration() {
        return session.request(Iq.get(room, Element.of(Muc.OWNER, "query")))
                .thenApply(answer -> answer.payload()
                        .flatMap(query -> query.child(Form.CODEC.name()))
                        .map(Form.CODEC.from())
                        .orElseThrow(() -> new StanzaErrorException(StanzaError.of(
                                Condition.ITEM_NOT_FOUND, room + " has nothing that could be configured"))));
    }

    @Override
    public CompletableFuture<Void> configure(Form answer) {
        return set(Element.builder(Muc.OWNER, "query").child(answer.toElement()).build());
    }

    @Override
    public CompletableFuture<Void> acceptDefaults() {
        return set(Stanzas.owner(Form.Type.SUBMIT));
    }

    @Override
    public CompletableFuture<Void> cancelConfiguration() {
        return set(Stanzas.owner(Form.Type.CANCEL));
    }

    @Override
    public CompletableFuture<Void> destroy(Destruction destruction) {
        return set(destruction.toElement());
    }

    private CompletableFuture<Void> set(Element query) {
        return session.request(Iq.set(room, query)).thenApply(answer -> null);
    }

    @Override
    public void answer(VoiceRequest request, boolean allow) {
        session.send(Stanzas.toRoom(room, Stanzas.answer(request, allow)));
    }

    @Override
    public CompletableFuture<Optional<String>> reservedNick() {
        Element query = Element.builder(DiscoInfo.NAMESPACE, "query")
                .attribute("node", OWN_ITEM)
                .build();
        return session.request(Iq.get(room, query))
                .thenApply(answer -> answer.payload(DiscoInfo.CODEC).stream()
                        .flatMap(info -> info.identities().stream())
                        .flatMap(identity -> identity.name().stream())
                        .findFirst());
    }
}
