/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.osier.jid.Jid;
import org.osier.loopback.LoopbackCertificate;

/**
 * What a server is started with, checked.
 *
 * @param users passwords by localpart
 * @param components secrets by domain
 * @param mutualContacts whether each user has each other as a contact
 * @param contacts further contacts
 * @param mostConnections how many connections may be open at once
 * @param loginTime how long a login may take
 * @param patience how long a slow receiver may hold up its senders
 */
public record Settings(
        String domain,
        Map<String, String> users,
        Map<String, String> components,
        boolean mutualContacts,
        List<Contact> contacts,
        LoopbackCertificate certificate,
        int clientPort,
        int componentPort,
        int mostConnections,
        Duration loginTime,
        Duration patience) {
    /** A contact of a user, by localpart. */
    public record Contact(String user, Jid contact) {}

    /** Everything but secrets. */
    @Override
    public String toString() {
        return domain + " with users " + users.keySet() + " and components " + components.keySet();
    }
}
