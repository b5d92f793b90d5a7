/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osier.session.Session;
import org.osier.session.SessionFilter;
import org.osier.stanza.Stanza;
import org.osier.stream.StanzaFilter.Stage;
import org.osier.xml.Element;

/** Drops headlines before anybody sees them. */
@Component
public final class HeadlineFilter implements SessionFilter {
    @Override
    public Stage stage() {
        return Stage.IN;
    }

    // guide: filter
    @Override
    public Optional<Element> apply(Element element, Session session) {
        boolean headline = element.is(Stanza.NAMESPACE, "message")
                && element.attribute("type").filter("headline"::equals).isPresent();
        return headline ? Optional.empty() : Optional.of(element);
    }
    // end
}
