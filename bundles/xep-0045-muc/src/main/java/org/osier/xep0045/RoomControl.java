/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.osier.jid.Jid;
import org.osier.xep0004.Form;

/**
 * What moderators, admins and owners do with a room; the room decides whether one may, and owners need not be inside. Each
 * request fails as {@link org.osier.session.Session#request} does, with {@code forbidden} or {@code not-allowed} where the
 * room refuses. Reasons may be empty. Safe for use by many threads.
 */
@ProviderType
public interface RoomControl {
    /** Gives an occupant a role (XEP-0045, 8.2 to 8.4, 9.6 and 9.7). */
    CompletableFuture<Void> role(String nick, Role role, String reason);

    /** Removes an occupant (XEP-0045, 8.2). */
    default CompletableFuture<Void> kick(String nick, String reason) {
        return role(nick, Role.NONE, reason);
    }

    /** Lets a visitor speak (XEP-0045, 8.3). */
    default CompletableFuture<Void> grantVoice(String nick) {
        return role(nick, Role.PARTICIPANT, "");
    }

    /** Takes the voice from a participant (XEP-0045, 8.4). */
    default CompletableFuture<Void> revokeVoice(String nick, String reason) {
        return role(nick, Role.VISITOR, reason);
    }

    /** Gives somebody an affiliation (XEP-0045, 9 and 10); only the bare address counts. */
    CompletableFuture<Void> affiliation(Jid who, Affiliation affiliation, String reason);

    /** Bans somebody (XEP-0045, 9.1). */
    default CompletableFuture<Void> ban(Jid who, String reason) {
        return affiliation(who, Affiliation.OUTCAST, reason);
    }

    /** Makes several changes at once, all of roles or all of affiliations (XEP-0045, 9.2). */
    CompletableFuture<Void> change(List<MucItem> changes);

    /** Who has a role: the list of those with voice, or of moderators. */
    CompletableFuture<List<MucItem>> with(Role role);

    /** Who has an affiliation: the lists of the banned, members, admins and owners. */
    CompletableFuture<List<MucItem>> with(Affiliation affiliation);

    /** How the room is configured, as a form to be filled in (XEP-0045, 10.2); owners only. May hold the room's password. */
    CompletableFuture<Form> configuration();

    /**
     * Configures the room with the answer to a form that came from it; a new room is opened by that (XEP-0045, 10.1.3):
     * {@code control.configure(form.answer().set("muc#roomconfig_membersonly", true).build())}.
     */
    CompletableFuture<Void> configure(Form answer);

    /** Opens a new room as it is, an instant room (XEP-0045, 10.1.2). */
    CompletableFuture<Void> acceptDefaults();

    /** Gives up to configure a room; a new one is destroyed by that. */
    CompletableFuture<Void> cancelConfiguration();

    /** Destroys the room (XEP-0045, 10.9). */
    CompletableFuture<Void> destroy(Destruction destruction);

    /**
     * Answers a visitor that wants to speak (XEP-0045, 8.6).
     *
     * @throws org.osier.stream.NotConnectedException when there is no session
     */
    void answer(VoiceRequest request, boolean allow);

    /** The nickname that the room keeps for us, if any (XEP-0045, 7.12). */
    CompletableFuture<Optional<String>> reservedNick();
}
