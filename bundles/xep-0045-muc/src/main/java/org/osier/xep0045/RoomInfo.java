/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.Optional;
import java.util.Set;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.xep0004.Form;
import org.osier.xep0030.DiscoInfo;

/**
 * What a room tells of itself to whoever asks (XEP-0045, 6.4).
 *
 * @param name for humans
 * @param features what kind of room it is: {@code muc_passwordprotected}, {@code muc_membersonly}, {@code muc_moderated},
 *     {@code muc_nonanonymous}, {@code muc_persistent}, {@code muc_hidden} and their opposites
 * @param details what else it tells, such as {@code muc#roominfo_description} and {@code muc#roominfo_occupants}; may have
 *     no fields
 */
public record RoomInfo(Optional<String> name, Set<String> features, Form details) {
    private static final String DETAILS = "http://jabber.org/protocol/muc#roominfo";

    /**
     * Reads the answer to a question of service discovery.
     *
     * @throws StanzaErrorException when it answers something else
     */
    public static RoomInfo from(Iq answer) {
        DiscoInfo info = answer.payload(DiscoInfo.CODEC)
                .orElseThrow(() -> new StanzaErrorException(Condition.UNDEFINED_CONDITION));
        Optional<String> name = info.identities().stream()
                .filter(identity -> identity.category().equals("conference"))
                .findFirst()
                .flatMap(identity -> identity.name());
        Form details = info.forms().stream()
                .map(Form.CODEC.from())
                .filter(form -> form.formType().filter(DETAILS::equals).isPresent())
                .findFirst()
                .orElseGet(() -> Form.builder(Form.Type.RESULT).build());
        return new RoomInfo(name, info.features(), details);
    }

    /** Whether it is a room at all. */
    public boolean isRoom() {
        return features.contains(Muc.NAMESPACE);
    }

    /** How many are in it, where it tells. */
    public Optional<Integer> occupants() {
        return details.integer("muc#roominfo_occupants");
    }

    /** What it is for, where it tells. */
    public Optional<String> description() {
        return details.text("muc#roominfo_description").filter(text -> !text.isEmpty());
    }
}
