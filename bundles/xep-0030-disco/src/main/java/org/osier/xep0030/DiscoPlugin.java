/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.service.component.annotations.Component;
import org.osier.jid.Jid;
import org.osier.session.Plugin;
import org.osier.session.Scope;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.Payload;
import org.osier.stanza.PayloadCodec;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.xep0030.DiscoInfo.Identity;
import org.osier.xml.Element;

/** Answers what a session is and can do: its features are the ones registered at that moment, so no list can be wrong. */
@Component(service = Plugin.class)
public final class DiscoPlugin implements Plugin<Disco> {
    @Override
    public Class<Disco> api() {
        return Disco.class;
    }

    @Override
    public Disco attach(Scope scope) {
        SessionDisco disco = new SessionDisco(scope);
        scope.handle(Iq.Type.GET, DiscoInfo.NAMESPACE, "query", (request, session) -> {
            requireNoNode(request);
            return request.result(disco.ours());
        });
        scope.handle(Iq.Type.GET, DiscoItems.NAMESPACE, "query", (request, session) -> {
            requireNoNode(request);
            return request.result(new DiscoItems(Optional.empty(), List.of()));
        });
        return disco;
    }

    /** XEP-0030, 7: whoever has no nodes says so. */
    private static void requireNoNode(Iq request) {
        if (request.payload().flatMap(query -> query.attribute("node")).isPresent()) {
            throw new StanzaErrorException(Condition.ITEM_NOT_FOUND);
        }
    }

    private record SessionDisco(Session session) implements Disco {
        @Override
        public DiscoInfo ours() {
            Identity identity = session.kind() == Session.Kind.CLIENT
                    ? new Identity("client", "bot", Optional.of("Osier"))
                    : new Identity("component", "generic", Optional.of("Osier"));
            return new DiscoInfo(Optional.empty(), List.of(identity), session.features());
        }

        @Override
        public CompletableFuture<DiscoInfo> info(Jid entity) {
            return ask(entity, DiscoInfo.CODEC);
        }

        @Override
        public CompletableFuture<DiscoItems> items(Jid entity) {
            return ask(entity, DiscoItems.CODEC);
        }

        private <P extends Payload> CompletableFuture<P> ask(Jid entity, PayloadCodec<P> codec) {
            Element query = Element.of(codec.name().namespace(), codec.name().local());
            return session.request(Iq.get(entity, query))
                    .thenApply(reply -> reply.payload(codec)
                            .orElseThrow(() -> new StanzaErrorException(Condition.UNDEFINED_CONDITION)));
        }
    }
}
