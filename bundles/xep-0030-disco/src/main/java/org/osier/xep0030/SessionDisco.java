/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osier.jid.Jid;
import org.osier.session.Callbacks;
import org.osier.session.Scope;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.Payload;
import org.osier.stanza.PayloadCodec;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.Registration;
import org.osier.xml.Element;

/** Service discovery for one session. Safe for use by many threads. */
final class SessionDisco implements Disco {
    private static final Logger LOG = System.getLogger(SessionDisco.class.getName());

    private final Scope scope;
    private final OwnParts parts;
    private final Callbacks<DiscoNode> nodes = new Callbacks<>();

    SessionDisco(Scope scope) {
        this.scope = scope;
        this.parts = new OwnParts(this::changed);
    }

    private void changed() {
        try {
            scope.raise(CHANGED, this);
        } catch (RuntimeException e) {
            // What was added is there all the same, and has to be closed by whoever added it.
            LOG.log(Level.WARNING, "a change of what " + scope.jid() + " says of itself could not be told", e);
        }
    }

    Registration add(DiscoNode node) {
        return nodes.add(node.jid(), node.node(), node);
    }

    Registration add(DiscoPart part) {
        return parts.add(part);
    }

    // What we answer

    DiscoInfo answerInfo(DiscoRequest request) {
        // XEP-0030, 3.2: the answer is about the node that was asked for.
        return node(request)
                .map(node -> node.info(request))
                .orElseGet(this::ours)
                .withNode(named(request));
    }

    DiscoItems answerItems(DiscoRequest request) {
        return new DiscoItems(
                named(request), node(request).map(node -> node.items(request)).orElseGet(parts::items));
    }

    private static Optional<String> named(DiscoRequest request) {
        return Optional.of(request.node()).filter(name -> !name.isEmpty());
    }

    /** XEP-0030, 7: who has no such node says so. */
    private Optional<DiscoNode> node(DiscoRequest request) {
        Optional<DiscoNode> node = nodes.find(request.asked(), request.node());
        if (node.isEmpty() && !request.node().isEmpty()) {
            throw new StanzaErrorException(Condition.ITEM_NOT_FOUND);
        }
        return node;
    }

    @Override
    public DiscoInfo ours() {
        List<Identity> identities = parts.identities();
        return new DiscoInfo(
                Optional.empty(),
                identities.isEmpty() ? List.of(usualIdentity()) : identities,
                scope.features(),
                parts.forms());
    }

    @Override
    public boolean answersAsOurs(Jid address) {
        return nodes.find(address, "").flatMap(DiscoNode::jid).isEmpty();
    }

    private Identity usualIdentity() {
        return scope.kind() == Session.Kind.CLIENT
                ? new Identity("client", "bot", "Osier")
                : new Identity("component", "generic", "Osier");
    }

    @Override
    public Registration identity(Identity identity) {
        return parts.add(identity);
    }

    @Override
    public Registration form(DiscoForm form) {
        return parts.add(form);
    }

    @Override
    public Registration item(DiscoItems.Item item) {
        return parts.add(item);
    }

    // What we ask

    @Override
    public CompletableFuture<DiscoInfo> info(Jid entity) {
        return ask(entity, Optional.empty(), DiscoInfo.CODEC);
    }

    @Override
    public CompletableFuture<DiscoInfo> info(Jid entity, String node) {
        return ask(entity, Optional.of(node), DiscoInfo.CODEC);
    }

    @Override
    public CompletableFuture<DiscoItems> items(Jid entity) {
        return ask(entity, Optional.empty(), DiscoItems.CODEC);
    }

    @Override
    public CompletableFuture<DiscoItems> items(Jid entity, String node) {
        return ask(entity, Optional.of(node), DiscoItems.CODEC);
    }

    private <P extends Payload> CompletableFuture<P> ask(Jid entity, Optional<String> node, PayloadCodec<P> codec) {
        Element query = Element.builder(codec.name()).attribute("node", node).build();
        return scope.request(Iq.get(entity, query))
                .thenApply(reply -> reply.payload(codec)
                        .orElseThrow(() -> new StanzaErrorException(Condition.UNDEFINED_CONDITION)));
    }
}
