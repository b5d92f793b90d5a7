/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.osier.jid.Jid;
import org.osier.session.Extension;
import org.osier.stanza.StanzaErrorException;

/**
 * Answers service discovery for a part of a session: a node, one of the own addresses, or both. Of several the most
 * fitting answers: that for node and address, then that for the address, then that for the node, then that for all; of
 * equals the one that was added last. What no node answers for, the session answers itself: it has no other nodes than
 * these. Its methods are called on the event loop, and so must not block.
 */
@ConsumerType
public interface DiscoNode extends Extension {
    /** Which node: the empty string is the address itself, and empty is every node. Asked once, when it is added. */
    Optional<String> node();

    /** Which of the own addresses, exactly as it is asked; empty is every one. Asked once, when it is added. */
    default Optional<Jid> jid() {
        return Optional.empty();
    }

    /**
     * What the node is and can do, for this asker.
     *
     * @return the answer; the node in it does not count, since it is that of the request
     * @throws StanzaErrorException to refuse, by custom with {@code item-not-found} or {@code forbidden}
     */
    DiscoInfo info(DiscoRequest request);

    /**
     * What belongs to the node, for this asker; nothing unless overridden.
     *
     * @throws StanzaErrorException to refuse, by custom with {@code item-not-found} or {@code forbidden}
     */
    default List<DiscoItems.Item> items(DiscoRequest request) {
        return List.of();
    }
}
