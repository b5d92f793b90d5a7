/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.osier.jid.Jid;
import org.osier.stream.EventKey;
import org.osier.stream.Registration;

/**
 * Service discovery from one session (XEP-0030); had from {@code session.plugin(Disco.class)}. Safe for many threads.
 *
 * <p>How much a peer can answer is bounded by {@link org.osier.xml.XmlLimits}; nothing of it is kept here.
 */
@ProviderType
public interface Disco {
    /** Raised when an identity, form or item of the session has come or gone. Features have an event of their own. */
    EventKey<Disco> CHANGED = new EventKey<>("disco_changed", Disco.class);

    /** What this session answers when it is asked and no {@link DiscoNode} answers for the address. */
    DiscoInfo ours();

    /** Whether {@link #ours} is what one of the own addresses answers: no {@link DiscoNode} does so for this address. */
    boolean answersAsOurs(Jid address);

    /**
     * Says that this session is something; {@code session.add(identity)} does the same and is the way for plugins. As long
     * as there is none, it is a {@code client/bot} or {@code component/generic}. Of those that differ only in the name the
     * latest counts.
     */
    Registration identity(Identity identity);

    /** Says more of this session; {@code session.add(form)} does the same and is the way for plugins. */
    Registration form(DiscoForm form);

    /** Says that something belongs to this session; {@code session.add(item)} does the same and is the way for plugins. */
    Registration item(DiscoItems.Item item);

    /** Asks what an entity is and can do; fails as {@link org.osier.session.Session#request} does. */
    CompletableFuture<DiscoInfo> info(Jid entity);

    /** Asks what a part of an entity is and can do; fails as {@link org.osier.session.Session#request} does. */
    CompletableFuture<DiscoInfo> info(Jid entity, String node);

    /** Asks what belongs to an entity; fails as {@link org.osier.session.Session#request} does. */
    CompletableFuture<DiscoItems> items(Jid entity);

    /** Asks what belongs to a part of an entity; fails as {@link org.osier.session.Session#request} does. */
    CompletableFuture<DiscoItems> items(Jid entity, String node);
}
