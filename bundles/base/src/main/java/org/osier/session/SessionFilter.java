/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.osier.stream.StanzaFilter;
import org.osier.xml.Element;

/**
 * Changes or drops what passes a session; annotated with {@link Handles}, only stanzas with the payload. A service of this
 * type is added to every session.
 */
@ConsumerType
public interface SessionFilter extends Extension {
    /** Where it stands. Asked once, when it is added. */
    StanzaFilter.Stage stage();

    /** Among the filters of one stage a lower order comes first. Asked once, when it is added. */
    default int order() {
        return 0;
    }

    /**
     * Returns the element to go on with, or empty to drop it. Runs where its stage says; must not block. What it throws
     * drops the element too.
     */
    Optional<Element> apply(Element element, Session session);
}
