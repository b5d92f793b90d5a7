/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.osier.jid.Jid;
import org.osier.stream.EventKey;
import org.osier.xep0030.DiscoInfo;

/**
 * What is known of others' capabilities, and what is said of our own (XEP-0115); had from
 * {@code session.plugin(Caps.class)}. Safe for use by many threads.
 */
@ProviderType
public interface Caps {
    /** Raised when it has become known what an entity can do, with its address: from then on {@link #of} tells. */
    EventKey<Jid> KNOWN = new EventKey<>("caps_known", Jid.class);

    /**
     * What an entity is and can do, by what its last presence said and what has been learnt of that since; asks nobody and
     * never waits, but where nobody could be asked before, the entity is now.
     *
     * @param entity the address that its presence came from, usually a full one
     * @return empty while nothing is known; what is known was checked against the hash, or came from the entity itself. A
     *     node is never in it
     */
    Optional<DiscoInfo> of(Jid entity);

    /** Whether an entity is known to have a feature; see {@link #of}. */
    default boolean supports(Jid entity, String feature) {
        return of(entity).filter(info -> info.supports(feature)).isPresent();
    }

    /** What our presence says now; empty while there is no service discovery. */
    Optional<EntityCaps> ours();
}
