/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osier.jid.Jid;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.xep0004.Form;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.DiscoNode;
import org.osier.xep0030.DiscoRequest;
import org.osier.xep0030.Identity;

/** The node of one command (XEP-0050, 2.2). */
record CommandNode(Offer offer) implements DiscoNode {
    @Override
    public Optional<String> node() {
        return Optional.of(offer.node());
    }

    @Override
    public Optional<Jid> jid() {
        return offer.jid();
    }

    @Override
    public DiscoInfo info(DiscoRequest request) {
        if (!offer.allows(asker(request), request.session())) {
            throw new StanzaErrorException(Condition.FORBIDDEN);
        }
        return new DiscoInfo(
                Optional.empty(),
                List.of(new Identity("automation", "command-node", offer.name())),
                Set.of(CommandElement.NAMESPACE, Form.NAMESPACE));
    }

    /** RFC 6120, 8.1.2.1: who does not say who it is is the own account. */
    static Jid asker(DiscoRequest request) {
        return request.asker().orElseGet(() -> request.session().jid().bare());
    }
}
