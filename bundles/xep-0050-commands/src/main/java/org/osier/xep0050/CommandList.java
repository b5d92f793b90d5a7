/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osier.jid.Jid;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.DiscoItems;
import org.osier.xep0030.DiscoNode;
import org.osier.xep0030.DiscoRequest;
import org.osier.xep0030.Identity;

/** The node that lists the commands which whoever asks may run (XEP-0050, 2.2). */
record CommandList(OfferedCommands offered) implements DiscoNode {
    @Override
    public Optional<String> node() {
        return Optional.of(CommandElement.NAMESPACE);
    }

    @Override
    public DiscoInfo info(DiscoRequest request) {
        return new DiscoInfo(
                Optional.empty(),
                List.of(new Identity("automation", "command-list", "Ad-hoc commands")),
                Set.of(CommandElement.NAMESPACE));
    }

    @Override
    public List<DiscoItems.Item> items(DiscoRequest request) {
        Jid asker = CommandNode.asker(request);
        return offered.all(request.asked()).stream()
                .filter(offer -> offer.allows(asker, request.session()))
                .map(offer ->
                        new DiscoItems.Item(request.asked(), Optional.of(offer.node()), Optional.of(offer.name())))
                .toList();
    }
}
