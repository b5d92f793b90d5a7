/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import org.osier.jid.Jid;
import org.osier.stream.XmlStream;

/** Somebody who has logged in, and the stream to there. Safe for use by many threads, unless a subclass says otherwise. */
abstract sealed class Endpoint permits Resource, ComponentEndpoint {
    private final Jid jid;
    private final String streamId;
    private final XmlStream stream;

    Endpoint(Jid jid, String streamId, XmlStream stream) {
        this.jid = jid;
        this.streamId = streamId;
        this.stream = stream;
    }

    /** The full JID of a client, or the domain of a component. */
    Jid jid() {
        return jid;
    }

    String streamId() {
        return streamId;
    }

    XmlStream stream() {
        return stream;
    }

    /** Whether stanzas may come from this address on this stream. */
    abstract boolean mayBeFrom(Jid from);

    /** Whether it has said that it is there. */
    abstract boolean isAvailable();
}
