/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.osier.jid.Jid;

/** Service discovery from one session (XEP-0030); had from {@code session.plugin(Disco.class)}. Safe for many threads. */
@ProviderType
public interface Disco {
    /** What this session answers when it is asked. */
    DiscoInfo ours();

    /** Asks what an entity is and can do; fails as {@link org.osier.session.Session#request} does. */
    CompletableFuture<DiscoInfo> info(Jid entity);

    /** Asks what belongs to an entity; fails as {@link org.osier.session.Session#request} does. */
    CompletableFuture<DiscoItems> items(Jid entity);
}
