/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.lodger;

import java.util.Optional;
import org.osier.stream.EventKey;
import org.osier.xml.Element;

/**
 * The API of the lodger at one session.
 *
 * @param books what it was called for there
 */
record Lodging(Books books) {
    static final EventKey<Rent> RENT = new EventKey<>("osier_itests_rent", Rent.class);

    /** Takes note and lets it pass. */
    Optional<Element> pass(Books.Use use, Element element) {
        books.note(use);
        return Optional.of(element);
    }
}
