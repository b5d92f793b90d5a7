/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.lodger;

import org.osier.xml.Element;

/** What a lodger asks those who ask it. */
final class Questions {
    /** Is answered. */
    static final Element ANSWERED = Element.of(Books.NAMESPACE, "who");

    /** Is never answered, and so waits for its reply when the lodger goes. */
    static final Element UNANSWERED = Element.of(Books.NAMESPACE, "why");

    private Questions() {}
}
