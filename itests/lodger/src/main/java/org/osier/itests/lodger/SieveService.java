/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.lodger;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osier.session.Session;
import org.osier.session.SessionFilter;
import org.osier.stream.StanzaFilter;
import org.osier.xml.Element;

/** Lets everything pass, in the order in which it is sent. */
@Component
public final class SieveService implements SessionFilter {
    @Override
    public StanzaFilter.Stage stage() {
        return StanzaFilter.Stage.OUT_SYNC;
    }

    @Override
    public Optional<Element> apply(Element element, Session session) {
        return Optional.of(element);
    }
}
