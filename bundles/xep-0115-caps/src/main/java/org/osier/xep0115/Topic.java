/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.util.Optional;
import org.osier.jid.Jid;

/**
 * What an answer is about: a hash, whoever says it; or one entity, where the hash cannot be checked (XEP-0115, 5.4,
 * step 2).
 */
record Topic(CapsHash hash, Optional<Jid> only) {
    static Topic of(Jid entity, EntityCaps caps) {
        CapsHash hash = caps.capsHash();
        return new Topic(hash, hash.isKnown() ? Optional.empty() : Optional.of(entity));
    }

    boolean canBeChecked() {
        return only.isEmpty();
    }
}
