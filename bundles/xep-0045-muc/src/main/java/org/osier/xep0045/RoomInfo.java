/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.osier.stanza.Iq;
import org.osier.xep0030.DiscoInfo;
import org.osier.xml.Element;

/**
 * What a room tells of itself to whoever asks (XEP-0045, 6.4).
 *
 * @param name for humans
 * @param features what kind of room it is: {@code muc_passwordprotected}, {@code muc_membersonly}, {@code muc_moderated},
 *     {@code muc_nonanonymous}, {@code muc_persistent}, {@code muc_hidden} and their opposites
 * @param details what else it tells, such as {@code muc#roominfo_description} and {@code muc#roominfo_occupants}
 */
public record RoomInfo(Optional<String> name, Set<String> features, Map<String, List<String>> details) {
    /** Reads the answer to a question of service discovery. */
    public static RoomInfo from(Iq answer) {
        DiscoInfo info = answer.payload(DiscoInfo.CODEC).orElse(new DiscoInfo(Optional.empty(), List.of(), Set.of()));
        Optional<String> name = info.identities().stream()
                .filter(identity -> identity.category().equals("conference"))
                .findFirst()
                .flatMap(DiscoInfo.Identity::name);
        Optional<Element> form = answer.payload().flatMap(query -> query.child(RoomForm.NAMESPACE, "x"));
        return new RoomInfo(name, info.features(), form.map(RoomForm::values).orElseGet(TreeMap::new));
    }

    /** Whether it is a room at all. */
    public boolean isRoom() {
        return features.contains(Muc.NAMESPACE);
    }

    /** How many are in it, where it tells. */
    public Optional<Integer> occupants() {
        return first("muc#roominfo_occupants")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
    }

    /** What it is for, where it tells. */
    public Optional<String> description() {
        return first("muc#roominfo_description");
    }

    private Optional<String> first(String field) {
        return details.getOrDefault(field, List.of()).stream().findFirst();
    }
}
