/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.osier.jid.Jid;
import org.osier.stream.NotConnectedException;
import org.osier.xml.Element;

/**
 * Puts stanzas into send queues, and remembers for the {@link Router} into which. Never waits. Guarded by the router's
 * lock.
 */
final class Deliveries {
    private final Directory directory;
    private final Set<Endpoint> receivers = new LinkedHashSet<>();
    private final Set<Endpoint> overrun = new LinkedHashSet<>();

    Deliveries(Directory directory) {
        this.directory = directory;
    }

    /** Sends to one endpoint; false when that is not there any more, or has no room. */
    boolean to(Endpoint receiver, Element stanza) {
        try {
            receivers.add(receiver);
            if (receiver.stream().offer(stanza)) {
                return true;
            }
            overrun.add(receiver);
            return false;
        } catch (NotConnectedException e) {
            return false;
        }
    }

    /** Sends presence to whoever an address stands for: a component, one resource, or all that are available. */
    void presenceTo(Jid address, Element presence) {
        if (directory.component(address).isPresent()) {
            to(directory.component(address).get(), presence);
        } else if (address.isBare()) {
            directory.available(address).forEach(resource -> to(resource, presence));
        } else {
            directory.at(address).ifPresent(resource -> to(resource, presence));
        }
    }

    /** Who was sent anything since the last call. */
    Set<Endpoint> takeReceivers() {
        Set<Endpoint> taken = Set.copyOf(receivers);
        receivers.clear();
        return taken;
    }

    /** Who had no room since the last call. */
    List<Endpoint> takeOverrun() {
        List<Endpoint> taken = List.copyOf(overrun);
        overrun.clear();
        return taken;
    }
}
