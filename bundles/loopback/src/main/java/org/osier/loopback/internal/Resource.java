/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.osier.jid.Jid;
import org.osier.stanza.Presence;
import org.osier.stream.XmlStream;

/** A client's connected resource with what it has said of itself. Guarded by the lock of the {@link Router}. */
final class Resource extends Endpoint {
    /** How many addresses may have been sent presence directly, before more are refused. */
    static final int MOST_DIRECTED = 1000;

    private final Set<Jid> directed = new LinkedHashSet<>();
    private Optional<Presence> presence = Optional.empty();
    private boolean interested;

    Resource(Jid jid, String streamId, XmlStream stream) {
        super(jid, streamId, stream);
    }

    @Override
    boolean mayBeFrom(Jid from) {
        return from.equals(jid()) || from.equals(jid().bare());
    }

    /** Its latest presence; empty while it is not available. */
    Optional<Presence> presence() {
        return presence;
    }

    void presence(Optional<Presence> current) {
        presence = current;
    }

    @Override
    boolean isAvailable() {
        return presence.isPresent();
    }

    /** Whether it has asked for its roster, and so wants to know of changes (RFC 6121, 2.1.6). */
    boolean isInterested() {
        return interested;
    }

    void interested() {
        interested = true;
    }

    /** Who has been sent presence directly, and must be told of its end (RFC 6121, 4.6.2). */
    Set<Jid> directed() {
        return directed;
    }
}
