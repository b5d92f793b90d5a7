/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0004;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.osier.xml.Values;

/** Checks values against the field that they are for. */
final class Check {
    private static final int NAMED = 10;

    private Check() {}

    /** The values as they are to be submitted; no values at all, or only an empty one, is always right here. */
    static List<String> values(Field field, List<String> values) {
        if (values.stream().allMatch(String::isEmpty)) {
            return values.isEmpty() ? List.of() : List.of("");
        }
        if (values.size() > 1 && !field.type().holdsMany()) {
            throw refused(field, "holds one value, not " + values.size());
        }
        return switch (field.type()) {
            case BOOLEAN -> bool(field, values);
            case JID_SINGLE, JID_MULTI -> jids(field, values);
            case LIST_SINGLE, LIST_MULTI -> chosen(field, values);
            case TEXT_MULTI -> field.withValues(values).values();
            case FIXED, HIDDEN, TEXT_PRIVATE, TEXT_SINGLE -> List.copyOf(values);
        };
    }

    private static List<String> bool(Field field, List<String> values) {
        if (Values.bool(values.get(0)).isEmpty()) {
            throw refused(field, "is either true or false");
        }
        return List.copyOf(values);
    }

    /** XEP-0004, 3.3: duplicates are ignored, as compared by the rules for addresses. */
    private static List<String> jids(Field field, List<String> values) {
        Set<String> jids = new LinkedHashSet<>();
        for (String value : values) {
            jids.add(Field.jid(value)
                    .orElseThrow(() -> refused(field, "holds addresses such as romeo@example.net"))
                    .toString());
        }
        return List.copyOf(jids);
    }

    /** XEP-0004, 3.3: no options of one's own, and their order stays. A list that offers nothing may hold anything. */
    private static List<String> chosen(Field field, List<String> values) {
        List<String> offered = field.options().stream().map(Field.Option::value).toList();
        if (offered.isEmpty()) {
            return List.copyOf(values);
        }
        if (!Set.copyOf(offered).containsAll(values)) {
            throw refused(field, "is one of " + some(offered));
        }
        List<String> chosen = new ArrayList<>(new LinkedHashSet<>(offered));
        chosen.retainAll(Set.copyOf(values));
        return List.copyOf(chosen);
    }

    /** A few of them, for a message. */
    static String some(List<String> names) {
        return names.size() <= NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
    }

    private static FormException refused(Field field, String problem) {
        return new FormException(field.name().orElse(""), problem);
    }
}
