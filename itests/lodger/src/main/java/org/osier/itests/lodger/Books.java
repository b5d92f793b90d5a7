/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.lodger;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.osier.xml.Element;

/** What a lodger has been called for since it moved in, so that a test knows that it was. Safe for use by many threads. */
final class Books {
    /** The namespace of all that is said to a lodger. */
    static final String NAMESPACE = "urn:osier:itests:lodger";

    /** By what it was called for; bounded by {@link Use}. */
    private final Map<Use, AtomicLong> uses = new ConcurrentSkipListMap<>();

    /** For what a session can call. */
    enum Use {
        EVENT,
        ONCE,
        THREADED,
        TICK,
        AFTER,
        MESSAGE,
        FILTER_IN,
        FILTER_OUT,
        GUEST,
        REPLY
    }

    Books() {
        for (Use use : Use.values()) {
            uses.put(use, new AtomicLong());
        }
    }

    void note(Use use) {
        uses.get(use).incrementAndGet();
    }

    /** For each use its number, as an attribute. */
    Element toElement() {
        Element.Builder element = Element.builder(NAMESPACE, "books");
        uses.forEach((use, number) -> element.attribute(use.name(), number.toString()));
        return element.build();
    }
}
