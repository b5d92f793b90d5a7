/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osier.session.Handles;
import org.osier.session.Session;
import org.osier.session.SessionFilter;
import org.osier.stanza.Stanza;
import org.osier.stream.StanzaFilter.Stage;
import org.osier.xml.Element;
import org.osier.xml.QName;

/** Takes formatted text out of what comes: the plain body is there too, and harmless (XEP-0071, 11). */
@Component
@Handles(namespace = FormattingFilter.NAMESPACE, name = "html")
public final class FormattingFilter implements SessionFilter {
    static final String NAMESPACE = "http://jabber.org/protocol/xhtml-im";

    @Override
    public Stage stage() {
        return Stage.IN;
    }

    // guide: payload filter
    @Override
    public Optional<Element> apply(Element element, Session session) {
        QName html = new QName(NAMESPACE, "html");
        return Stanza.of(element).map(stanza -> stanza.without(html).element());
    }
    // end
}
