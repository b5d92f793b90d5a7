/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.osier.jid.Jid;
import org.osier.stanza.Presence;
import org.osier.store.StoreException;
import org.osier.stream.NotConnectedException;

/**
 * The contacts of one own address, and who of them is there. A client's roster is its server's: what is here follows what
 * the server says, and changes are requests. A component's is its own: it keeps subscriptions as a server does (RFC 6121,
 * appendix A), in the {@linkplain Rosters#keepIn store}.
 *
 * <p>A light view, made anew each time; nothing needs to be closed. Safe for use by many threads. Of a component, whatever
 * changes the roster waits until that is kept, and throws {@link StoreException} when it cannot be.
 */
@ProviderType
public interface Roster {
    /** Whose roster it is: a bare address. */
    Jid own();

    /** The contacts, in the order of their addresses; without those who have only asked for a subscription. */
    List<RosterItem> items();

    /** One contact, also one who has only asked for a subscription. */
    Optional<RosterItem> item(Jid contact);

    /** Those who have asked for a subscription and wait for an answer; of a client none, as only its server knows them. */
    List<RosterItem> requests();

    /** The version of the roster as it is here; it grows with each change, and is opaque to others (RFC 6121, 2.6). */
    String version();

    /** What has changed since an earlier version; all of it where that is not known any more, or was none of ours. */
    RosterChanges changesSince(String version);

    /** Which of a contact's resources are available now. A contact need not be in the roster. */
    Contact contact(Jid contact);

    /** The presence for all that was sent last for this address: available or unavailable. Outlives connections. */
    Optional<Presence> lastPresence();

    /** What is done about subscription requests. */
    RosterPolicy policy();

    /** Sets what is done about subscription requests to this address from now on. */
    void policy(RosterPolicy policy);

    /**
     * Puts a contact into the roster, or changes its name and groups.
     *
     * @return completes when it is done; a client's fails as {@code Session.request} does
     * @throws IllegalArgumentException when a group has no name
     */
    CompletableFuture<Void> set(Jid contact, Optional<String> name, List<String> groups);

    /** Takes a contact out of the roster and ends the subscriptions in both directions (RFC 6121, 2.5). */
    CompletableFuture<Void> remove(Jid contact);

    /**
     * Asks a contact for a subscription.
     *
     * @throws NotConnectedException when there is no session; a component has noted the request all the same
     */
    void subscribe(Jid contact);

    /**
     * Ends the subscription to a contact, or takes back the request for it.
     *
     * @throws NotConnectedException as for {@link #subscribe}
     */
    void unsubscribe(Jid contact);

    /**
     * Grants a contact what it has asked for; where it has not asked, approves it in advance (RFC 6121, 3.4).
     *
     * @throws NotConnectedException as for {@link #subscribe}
     */
    void approve(Jid contact);

    /**
     * Denies a contact what it has asked for, or takes back what was granted or approved in advance.
     *
     * @throws NotConnectedException as for {@link #subscribe}
     */
    void deny(Jid contact);

    /**
     * Sends presence. With a {@code to} it goes there; without, to all who are subscribed, and is remembered for those who
     * probe, who are approved later, and for the next session. From the bare own address unless the stanza has a
     * {@code from}. May wait while much is sent.
     *
     * @throws IllegalArgumentException for a subscription type, a probe or an error without {@code to}
     * @throws NotConnectedException when there is no session
     */
    void sendPresence(Presence presence);
}
