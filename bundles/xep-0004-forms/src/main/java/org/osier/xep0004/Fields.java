/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0004;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.osier.jid.Jid;

/** What has fields to be read by their names: a form, or a row of a table. Of several with one name the first counts. */
@ProviderType
public sealed interface Fields permits Form, Table.Row {
    /** All fields in their order. */
    List<Field> fields();

    /** The field of a name. */
    default Optional<Field> field(String name) {
        for (Field field : fields()) {
            if (field.name().filter(name::equals).isPresent()) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The values of a field; none where there is no such field. */
    default List<String> values(String name) {
        return field(name).map(Field::values).orElse(List.of());
    }

    /** The first value of a field. */
    default Optional<String> text(String name) {
        return field(name).flatMap(Field::text);
    }

    /** The first value of a field as yes or no. */
    default Optional<Boolean> bool(String name) {
        return field(name).flatMap(Field::bool);
    }

    /** The first value of a field as a number. */
    default Optional<Integer> integer(String name) {
        return field(name).flatMap(Field::integer);
    }

    /** The first value of a field as an address. */
    default Optional<Jid> jid(String name) {
        return field(name).flatMap(Field::jid);
    }

    /** The values of a field that are addresses. */
    default List<Jid> jids(String name) {
        return field(name).map(Field::jids).orElse(List.of());
    }

    /** The lines of a text. */
    default List<String> lines(String name) {
        return field(name).map(Field::lines).orElse(List.of());
    }
}
