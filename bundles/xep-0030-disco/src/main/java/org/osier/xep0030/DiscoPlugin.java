/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import org.osgi.service.component.annotations.Component;
import org.osier.session.Plugin;
import org.osier.session.Scope;
import org.osier.stanza.Iq;

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
        scope.accept(DiscoNode.class, disco::add);
        scope.accept(DiscoPart.class, disco::add);
        scope.handle(
                Iq.Type.GET,
                DiscoInfo.NAMESPACE,
                "query",
                (request, session) -> request.result(disco.answerInfo(DiscoRequest.of(request, session))));
        scope.handle(
                Iq.Type.GET,
                DiscoItems.NAMESPACE,
                "query",
                (request, session) -> request.result(disco.answerItems(DiscoRequest.of(request, session))));
        return disco;
    }
}
