/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import org.osgi.annotation.versioning.ConsumerType;
import org.osier.jid.Jid;
import org.osier.session.Extension;
import org.osier.stream.Connection;
import org.osier.stream.XmppException;
import org.osier.xml.Element;
import org.osier.xml.QName;

/**
 * A stream feature beside STARTTLS, SASL and bind (RFC 6120, 4.3), negotiated where the server offers it, from the next
 * connect on after it was added to the session. Where TLS is required, none is negotiated before it. Called on the thread
 * that connects, within the time for a login: when that is over, reads fail.
 */
@ConsumerType
public interface StreamFeature extends Extension {
    /** The order of SASL: what comes before it has no account yet. */
    int SASL = 1000;
    /** The order of bind: what comes before it may resume a session, or bind in its own way. */
    int BIND = 2000;

    /** What comes of a negotiation. */
    sealed interface Outcome {
        /** The stream goes on, with what was offered. */
        Outcome GO_ON = new GoOn();
        /** The stream is restarted, and the server offers its features anew (RFC 6120, 4.3.3). */
        Outcome RESTART = new Restart();

        /** See {@link #GO_ON}. */
        record GoOn() implements Outcome {}

        /** See {@link #RESTART}. */
        record Restart() implements Outcome {}

        /**
         * The session is there, so that nothing is bound any more; only between SASL and bind.
         *
         * @param jid the own address
         * @param resumed whether it is the session before that goes on
         */
        record Bound(Jid jid, boolean resumed) implements Outcome {}
    }

    /** The name of the element by which the server offers it. */
    QName name();

    /** Its turn: the lowest of those offered is negotiated first, and each once on a connection. */
    int order();

    /**
     * Negotiates on a connection on which nobody else reads or writes meanwhile.
     *
     * @param offer the server's element, with whatever it says about the feature
     * @throws XmppException when the login must not go on; the message is fit for the operator
     */
    Outcome negotiate(Element offer, Connection connection);
}
