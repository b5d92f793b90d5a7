/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.Optional;
import org.osier.xml.Element;

/** What an element is that a peer has sent, as {@link Stanza#read} finds it. Immutable. */
public sealed interface StanzaReading {
    /**
     * A stanza, and complete: its addresses are addresses; if it is an iq, its type exists, and if that is a request, it has
     * an id and one payload.
     *
     * @param stanza the view
     */
    record Valid(Stanza stanza) implements StanzaReading {}

    /**
     * A stanza that no handler can handle.
     *
     * @param reason what is wrong with it; may quote the sender, so it is for a log at debug level only
     * @param answer the error to send; empty where nothing can or may be answered
     */
    record Malformed(String reason, Optional<Iq> answer) implements StanzaReading {}

    /** Not a stanza at all, such as an element of stream management. */
    record NoStanza() implements StanzaReading {}

    /** See {@link Stanza#read}. */
    static StanzaReading of(Element element) {
        Optional<String> flaw = element.is(Stanza.NAMESPACE, "iq") ? Iq.flaw(element) : Optional.empty();
        if (flaw.isPresent()) {
            return new Malformed(flaw.get(), answer(element));
        }
        try {
            return Stanza.of(element).<StanzaReading>map(Valid::new).orElseGet(NoStanza::new);
        } catch (IllegalArgumentException e) {
            // Servers check addresses, so it is from a server with other rules. There is no address to answer to or
            // from.
            return new Malformed(String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    /** RFC 6120, 8.2.3: {@code bad-request}; cannot make a loop, since an error is never malformed in this way. */
    private static Optional<Iq> answer(Element iq) {
        try {
            return Optional.of(Iq.badRequest(iq));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
