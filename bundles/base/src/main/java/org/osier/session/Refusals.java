/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError;
import org.osier.stream.NotConnectedException;
import org.osier.xml.Element;

/**
 * Sends errors for messages and presence that a handler refuses, one for each at most. For the event loop alone.
 *
 * <p>None goes back for an error (RFC 6120, 8.3.1), so two programs that mean well cannot keep each other busy; none for
 * what is from nobody. A client refuses only what is meant for it alone: normal and chat messages, and those who ask to
 * subscribe to it or probe it. It has the rest because it belongs to an audience, and an error would harm it: to a room it
 * is a sign that the occupant is gone (XEP-0045, 18.1.2), and a headline expects no reply (RFC 6121, 5.2.2). A component
 * is the room, and refuses what it likes.
 */
final class Refusals {
    private static final Logger LOG = System.getLogger(Refusals.class.getName());

    private final Session session;
    private Element refused;

    Refusals(Session session) {
        this.session = session;
    }

    /** Sends an error for a stanza, if it may have one. */
    @SuppressWarnings("ReferenceEquality")
    void refuse(Stanza stanza, StanzaError error) {
        if (refused == stanza.element() || !mayBeRefused(stanza)) {
            LOG.log(Level.DEBUG, "a refusal was not sent: {0}", error.condition());
            return;
        }
        refused = stanza.element();
        try {
            session.send(errorFor(stanza, error));
        } catch (NotConnectedException e) {
            LOG.log(Level.DEBUG, "a refusal was not sent: {0}", e.getMessage());
        }
    }

    /** The next stanza is dispatched. */
    void forget() {
        refused = null;
    }

    private boolean mayBeRefused(Stanza stanza) {
        return !stanza.isError()
                && stanza.from().isPresent()
                && (session.kind() == Session.Kind.COMPONENT || isForOne(stanza));
    }

    private static boolean isForOne(Stanza stanza) {
        if (stanza instanceof Message message) {
            return message.type() == Message.Type.NORMAL || message.type() == Message.Type.CHAT;
        }
        Optional<Presence.Type> type =
                stanza instanceof Presence presence ? Optional.of(presence.type()) : Optional.empty();
        return type.filter(t -> t == Presence.Type.SUBSCRIBE || t == Presence.Type.PROBE)
                .isPresent();
    }

    private static Stanza errorFor(Stanza stanza, StanzaError error) {
        if (stanza instanceof Message message) {
            return message.error(error);
        }
        return stanza instanceof Presence presence ? presence.error(error) : ((Iq) stanza).error(error);
    }
}
