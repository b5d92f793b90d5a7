/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.Optional;
import java.util.Set;
import org.osier.jid.Jid;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError;
import org.osier.xml.Element;

/** Stanzas that say why another was not handled. */
final class Errors {
    /** RFC 6120, 8.3.1 and 8.2.3; RFC 6121, 8.5: what is never answered, or a loop of answers could begin. */
    private static final Set<String> UNANSWERED =
            Set.of("error", "result", "unavailable", "unsubscribe", "unsubscribed", "subscribed");

    private Errors() {}

    /**
     * The answer to a stanza, malformed ones included.
     *
     * @param from whom the stanza is from, for sure
     * @return empty when it must not be answered
     */
    static Optional<Element> answer(Element stanza, Jid from, StanzaError.Condition condition) {
        if (UNANSWERED.contains(stanza.attribute("type").orElse(""))) {
            return Optional.empty();
        }
        return Optional.of(Element.builder(Stanza.NAMESPACE, stanza.local())
                .attribute("type", "error")
                .attribute("id", stanza.attribute("id"))
                .attribute("from", stanza.attribute("to").filter(Errors::isAddress))
                .attribute("to", from.toString())
                .child(StanzaError.of(condition).toElement())
                .build());
    }

    /** Whether this can be parsed as an address. */
    static boolean isAddress(String text) {
        try {
            Jid.of(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
