/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.List;
import java.util.Optional;
import org.osier.xep0004.Field;
import org.osier.xep0004.Form;

/** A stage with what was filled in, to be shown to a requester who comes back to it (XEP-0050, 2.4.2). */
final class Remembered {
    private Remembered() {}

    static Stage.Asking in(Stage.Asking stage, Form submitted) {
        return stage.form().map(form -> stage.withForm(filled(form, submitted))).orElse(stage);
    }

    private static Form filled(Form form, Form submitted) {
        List<Field> fields =
                form.fields().stream().map(field -> filled(field, submitted)).toList();
        return new Form(form.type(), form.title(), form.instructions(), fields, form.table());
    }

    /** Passwords are not sent back; what is hidden or fixed is the command's own. */
    private static Field filled(Field field, Form submitted) {
        Optional<Field> filled = field.name().flatMap(submitted::field);
        return switch (field.type()) {
            case FIXED, HIDDEN, TEXT_PRIVATE -> field;
            default -> filled.map(value -> field.withValues(value.values())).orElse(field);
        };
    }
}
